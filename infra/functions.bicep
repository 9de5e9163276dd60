// The Functions app: HTTP API and orchestrations, on Flex Consumption.

import { packagesContainer, ResourceNames, searchesContainer } from 'names.bicep'

param location string
param tags { *: string }
param names ResourceNames

@description('What one device costs an hour, as a decimal number; 0 where it is not known.')
param deviceHourPrice string
param currency string
@description('Web origins that may call the API from a browser.')
param corsOrigins string[]
@description('Instances that always run for the orchestrations. They cost money while nothing happens.')
@minValue(0)
param durableAlwaysReady int
@description('Whether the Durable Task Scheduler drives the orchestrations, in place of queues and tables in storage.')
param withScheduler bool
@description('Instances that the app may grow to.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

var storageSettings = {
  AzureWebJobsStorage__accountName: storage.name
  AzureWebJobsStorage__clientId: identity.properties.clientId
  AzureWebJobsStorage__credential: 'managedidentity'
}

var monitoringSettings = {
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
}

var searchSettings = {
  AZURE_CLIENT_ID: identity.properties.clientId
  NASCLOUD_CURRENCY: currency
  NASCLOUD_DEVICE_HOUR_PRICE: deviceHourPrice
  NASCLOUD_STORAGE: '${storage.properties.primaryEndpoints.blob}${searchesContainer}'
  NASCLOUD_TRAINER_JOB: resourceId('Microsoft.App/jobs', names.trainerJob)
}

// The long names override host.json.
var schedulerSettings = !withScheduler
  ? {}
  : {
      AzureFunctionsJobHost__extensions__durableTask__hubName: names.taskHub
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${scheduler!.properties.endpoint};Authentication=ManagedIdentity;ClientID=${identity.properties.clientId}'
    }

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: names.functionsIdentity
}

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: names.storage
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: names.insights
}

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' existing = if (withScheduler) {
  name: names.scheduler
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: names.functionsPlan
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: names.functionApp
  location: location
  // azd finds the app to deploy to by this tag.
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    clientAffinityEnabled: false
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${packagesContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        alwaysReady: durableAlwaysReady == 0
          ? []
          : [
              {
                name: 'durable'
                instanceCount: durableAlwaysReady
              }
            ]
        instanceMemoryMB: 2048
        maximumInstanceCount: maximumInstances
      }
    }
    httpsOnly: true
    serverFarmId: plan.id
    siteConfig: {
      cors: {
        allowedOrigins: corsOrigins
        supportCredentials: false
      }
      ftpsState: 'Disabled'
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(storageSettings, monitoringSettings, searchSettings, schedulerSettings)
  }

  // No deployment with a user name and a password; azd deploys with its own sign-in.
  resource ftpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scmPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

output uri string = 'https://${app.properties.defaultHostName}'
