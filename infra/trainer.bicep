// The trainer job and the right to start it. `azd deploy` deploys this with the image that it has just built; everything
// else is there by then.

import { deviceProfile, TrainerDevice } from 'devices.bicep'
import { resourceNames, resourceToken, searchesContainer } from 'names.bicep'

@description('The name of the azd environment, as it was provisioned.')
param environmentName string

@description('The region, as it was provisioned.')
param location string

@description('The trainer\'s image, with its registry.')
@minLength(1)
param image string

@description('What a trainer runs on. The Container Apps environment must have been provisioned for it.')
param device TrainerDevice

@description('Seconds after which an execution is stopped. Its trial goes on from the checkpoint in another one.')
@minValue(3600)
param timeoutSeconds int = 86400

@description('How long a trainer waits for a trial before it ends, such as 2m: a waiting one costs what a training one does.')
param idleTimeout string = '2m'

var names = resourceNames(resourceToken(subscription().subscriptionId, environmentName, location))
var profile = deviceProfile(device)

resource environment 'Microsoft.App/managedEnvironments@2026-01-01' existing = {
  name: names.environment
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: names.trainerIdentity
}

resource functionsIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: names.functionsIdentity
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' existing = {
  name: names.registry
}

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: names.storage
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: names.insights
}

resource job 'Microsoft.App/jobs@2026-01-01' = {
  name: names.trainerJob
  location: location
  // azd finds the job by the second tag.
  tags: {
    'azd-env-name': environmentName
    'azd-service-name': 'trainer'
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: profile.profile
    configuration: {
      triggerType: 'Manual'
      manualTriggerConfig: {
        // One execution is one trainer; a search that wants more starts more.
        parallelism: 1
        replicaCompletionCount: 1
      }
      registries: [
        {
          server: registry.properties.loginServer
          identity: identity.id
        }
      ]
      // Nothing is repeated here: a trial whose trainer died is posted again by the search, which counts its attempts.
      replicaRetryLimit: 0
      replicaTimeout: timeoutSeconds
    }
    template: {
      containers: [
        {
          name: 'trainer'
          image: image
          resources: {
            cpu: json(profile.cpu)
            memory: profile.memory
          }
          env: [
            {
              name: 'NASCLOUD_STORAGE'
              value: '${storage.properties.primaryEndpoints.blob}${searchesContainer}'
            }
            {
              // Set anew at every start.
              name: 'NASCLOUD_SEARCH'
              value: ''
            }
            {
              name: 'NASCLOUD_IDLE_TIMEOUT'
              value: idleTimeout
            }
            {
              // The folder that the image makes for it.
              name: 'NASCLOUD_DATA'
              value: '/var/cache/nascloud'
            }
            {
              name: 'AZURE_CLIENT_ID'
              value: identity.properties.clientId
            }
            {
              name: 'APPLICATIONINSIGHTS_CONNECTION_STRING'
              value: insights.properties.ConnectionString
            }
          ]
        }
      ]
    }
  }
}

resource starter 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'NasCloud trainer starter')
  properties: {
    // Role names are unique within a tenant.
    roleName: 'NasCloud trainer starter (${names.trainerJob})'
    description: 'Starts, stops and watches the executions of the trainer job.'
    type: 'CustomRole'
    assignableScopes: [
      resourceGroup().id
    ]
    permissions: [
      {
        actions: [
          'Microsoft.App/jobs/read'
          'Microsoft.App/jobs/start/action'
          'Microsoft.App/jobs/stop/action'
          'Microsoft.App/jobs/executions/read'
        ]
      }
    ]
  }
}

resource functionsOnJob 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(job.id, functionsIdentity.id, starter.id)
  scope: job
  properties: {
    principalId: functionsIdentity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', starter.name)
  }
}
