// Who may do what, all but the right to start trainers: trainer.bicep gives that, since it makes the job.

import { builtInRoles } from 'roles.bicep'
import { ResourceNames, searchesContainer } from 'names.bicep'

param names ResourceNames
@description('Whether there is a Durable Task Scheduler.')
param withScheduler bool
@description('The object id of whoever deploys, who may read and write the searches; empty for nobody.')
param deployerPrincipalId string

// Blob Data Owner is what the Functions host asks for on its own storage: it makes containers and takes leases in them.
var functionsStorageRoles = [
  builtInRoles.storageBlobDataOwner
  builtInRoles.storageQueueDataContributor
  builtInRoles.storageTableDataContributor
]

resource functions 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: names.functionsIdentity
}

resource trainer 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: names.trainerIdentity
}

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: names.storage

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource searches 'containers' existing = {
      name: searchesContainer
    }
  }
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' existing = {
  name: names.registry
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: names.insights
}

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' existing = if (withScheduler) {
  name: names.scheduler
}

resource functionsOnStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in functionsStorageRoles: {
    name: guid(storage.id, functions.id, role)
    scope: storage
    properties: {
      principalId: functions.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource functionsOnInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, functions.id, builtInRoles.monitoringMetricsPublisher)
  scope: insights
  properties: {
    principalId: functions.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      builtInRoles.monitoringMetricsPublisher
    )
  }
}

resource functionsOnScheduler 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (withScheduler) {
  name: guid(scheduler.id, functions.id, builtInRoles.durableTaskDataContributor)
  scope: scheduler
  properties: {
    principalId: functions.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      builtInRoles.durableTaskDataContributor
    )
  }
}

resource trainerOnSearches 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage::blobs::searches.id, trainer.id, builtInRoles.storageBlobDataContributor)
  scope: storage::blobs::searches
  properties: {
    principalId: trainer.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      builtInRoles.storageBlobDataContributor
    )
  }
}

resource trainerOnRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, trainer.id, builtInRoles.acrPull)
  scope: registry
  properties: {
    principalId: trainer.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtInRoles.acrPull)
  }
}

resource trainerOnInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, trainer.id, builtInRoles.monitoringMetricsPublisher)
  scope: insights
  properties: {
    principalId: trainer.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      builtInRoles.monitoringMetricsPublisher
    )
  }
}

// No principalType: whoever deploys may be a person or a pipeline.
resource deployerOnSearches 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployerPrincipalId)) {
  name: guid(storage::blobs::searches.id, deployerPrincipalId, builtInRoles.storageBlobDataContributor)
  scope: storage::blobs::searches
  properties: {
    principalId: deployerPrincipalId
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      builtInRoles.storageBlobDataContributor
    )
  }
}
