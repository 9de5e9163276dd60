// Logs, traces and metrics. Writing takes an identity with a role; a connection string alone is not enough.

import { ResourceNames } from 'names.bicep'

param location string
param tags { *: string }
param names ResourceNames

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param retentionDays int = 30

resource logs 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: names.logs
  location: location
  tags: tags
  properties: {
    features: {
      disableLocalAuth: true
    }
    retentionInDays: retentionDays
    sku: {
      name: 'PerGB2018'
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: names.insights
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    DisableLocalAuth: true
    IngestionMode: 'LogAnalytics'
    WorkspaceResourceId: logs.id
  }
}
