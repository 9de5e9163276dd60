// The Container Apps environment that trainers run in. A workload profile costs nothing while no trainer runs, but one
// with GPUs can be added only where the subscription has a quota for them.

import { DeviceProfile } from 'devices.bicep'
import { ResourceNames } from 'names.bicep'

param location string
param tags { *: string }
param names ResourceNames
param device DeviceProfile

var consumption = {
  name: 'Consumption'
  workloadProfileType: 'Consumption'
}

resource logs 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: names.logs
}

resource environment 'Microsoft.App/managedEnvironments@2026-01-01' = {
  name: names.environment
  location: location
  tags: tags
  properties: {
    // By way of the diagnostic setting below, which needs no key of the workspace.
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
    workloadProfiles: device.profile == consumption.name
      ? [consumption]
      : [
          consumption
          {
            name: device.profile
            workloadProfileType: device.profileType
          }
        ]
    zoneRedundant: false
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: environment
  properties: {
    workspaceId: logs.id
    logs: [
      {
        category: 'ContainerAppConsoleLogs'
        enabled: true
      }
      {
        category: 'ContainerAppSystemLogs'
        enabled: true
      }
    ]
  }
}
