// Easy Auth: the platform lets only callers with a token of Microsoft Entra reach the app. Function keys apply besides.

import { ResourceNames } from 'names.bicep'

param names ResourceNames

@description('The application (client) id of the Entra app registration that stands for the API.')
param clientId string

@description('Paths that may be called without a token.')
param openPaths string[] = ['/api/health']

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: names.functionApp

  resource authentication 'config' = {
    name: 'authsettingsV2'
    properties: {
      globalValidation: {
        excludedPaths: openPaths
        requireAuthentication: true
        unauthenticatedClientAction: 'Return401'
      }
      httpSettings: {
        requireHttps: true
      }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            clientId: clientId
            openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          }
          validation: {
            allowedAudiences: [
              clientId
              'api://${clientId}'
            ]
          }
        }
      }
      login: {
        tokenStore: {
          enabled: false
        }
      }
      platform: {
        enabled: true
        runtimeVersion: '~1'
      }
    }
  }
}
