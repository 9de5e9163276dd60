// The storage account: the searches, the Functions app's package, and the queues and tables of its durable engine.
// Nobody gets in with a key: there is none.

import { packagesContainer, ResourceNames, searchesContainer } from 'names.bicep'

param location string
param tags { *: string }
param names ResourceNames

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: names.storage
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Allow'
    }
    publicNetworkAccess: 'Enabled'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      // A checkpoint is overwritten after every epoch: kept versions of it would cost more than the searches.
      deleteRetentionPolicy: {
        enabled: false
      }
      isVersioningEnabled: false
    }

    resource searches 'containers' = {
      name: searchesContainer
      properties: {
        publicAccess: 'None'
      }
    }

    resource packages 'containers' = {
      name: packagesContainer
      properties: {
        publicAccess: 'None'
      }
    }
  }
}

output searchesUri string = '${account.properties.primaryEndpoints.blob}${searchesContainer}'
