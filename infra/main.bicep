// Everything but the trainer job. `azd provision` deploys this; `azd deploy` then builds the trainer's image and deploys
// trainer.bicep with it, so that the job never exists without an image and provisioning again never takes it away.

targetScope = 'subscription'

import { deviceProfile, TrainerDevice } from 'devices.bicep'
import { resourceNames, resourceToken } from 'names.bicep'

@description('The name of the azd environment; names of resources follow from it.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('The region of all resources. It must offer the trainers\' device and Functions on Flex Consumption.')
@minLength(1)
param location string

@description('The object id of whoever deploys, who may read and write the searches; empty for nobody.')
param deployerPrincipalId string = ''

@description('What a trainer runs on.')
param trainerDevice TrainerDevice = 't4'

@description('What one device costs an hour, as a decimal number; 0 where it is not known.')
param deviceHourPrice string = '0'

@description('The currency of the price, as three letters.')
@minLength(3)
@maxLength(3)
param currency string = 'USD'

@description('Web origins that may call the API from a browser, such as https://example.org.')
param corsOrigins string[] = []

@description('The application (client) id of an Entra app registration: every caller then needs a token. Empty for function keys alone.')
param authClientId string = ''

@description('The monthly budget, in the billing currency; 0 for none.')
@minValue(0)
param budgetAmount int = 0

@description('Who is mailed when the budget nears its end.')
param budgetEmails string[] = []

@description('The first day that the budget counts, as year-month-01; empty on the first deployment.')
param budgetStart string = ''

@description('Whether the Durable Task Scheduler drives the orchestrations, in place of queues and tables in storage.')
param durableTaskScheduler bool = false

@description('Instances that always run for the orchestrations. They cost money while nothing happens.')
@minValue(0)
param durableAlwaysReady int = 0

@description('Premium is needed for artifact streaming, which shortens the start of a trainer.')
param registrySku 'Basic' | 'Standard' | 'Premium' = 'Basic'

var names = resourceNames(resourceToken(subscription().subscriptionId, environmentName, location))
var device = deviceProfile(trainerDevice)
var withBudget = budgetAmount > 0 && !empty(budgetEmails)
var tags = {
  'azd-env-name': environmentName
}

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

// Modules find each other's resources by names known beforehand, not by outputs: only then can `azd provision --preview`
// say what would change. Hence the dependencies by hand.
module identities 'identities.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    names: names
  }
}

module monitoring 'monitoring.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    names: names
  }
}

module storage 'storage.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    names: names
  }
}

module registry 'registry.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    names: names
    sku: registrySku
  }
}

module trainers 'environment.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    names: names
    device: device
  }
  dependsOn: [monitoring]
}

module scheduler 'scheduler.bicep' = if (durableTaskScheduler) {
  scope: group
  params: {
    location: location
    tags: tags
    names: names
  }
}

module access 'access.bicep' = {
  scope: group
  params: {
    names: names
    withScheduler: durableTaskScheduler
    deployerPrincipalId: deployerPrincipalId
  }
  dependsOn: [
    identities
    monitoring
    registry
    scheduler
    storage
  ]
}

module functions 'functions.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    names: names
    deviceHourPrice: deviceHourPrice
    currency: currency
    corsOrigins: corsOrigins
    durableAlwaysReady: durableAlwaysReady
    withScheduler: durableTaskScheduler
  }
  // And all that access waits for. Without its roles the host can't read its storage and doesn't start.
  dependsOn: [access]
}

module authentication 'authentication.bicep' = if (!empty(authClientId)) {
  scope: group
  params: {
    names: names
    clientId: authClientId
  }
  dependsOn: [functions]
}

module budget 'budget.bicep' = if (withBudget) {
  scope: group
  params: {
    names: names
    amount: budgetAmount
    emails: budgetEmails
    start: budgetStart
  }
}

// azd keeps the outputs in its environment, where `azd deploy` and trainer.bicepparam read them.
output AZURE_CONTAINER_REGISTRY_ENDPOINT string = registry.outputs.loginServer
output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_TENANT_ID string = tenant().tenantId
output NASCLOUD_API string = functions.outputs.uri
output NASCLOUD_BUDGET_START string = budget.?outputs.start ?? budgetStart
output NASCLOUD_FUNCTION_APP string = names.functionApp
output NASCLOUD_STORAGE string = storage.outputs.searchesUri
output NASCLOUD_TORCH_BACKEND string = device.torchBackend
output NASCLOUD_TRAINER_DEVICE string = trainerDevice
output NASCLOUD_TRAINER_JOB_NAME string = names.trainerJob
