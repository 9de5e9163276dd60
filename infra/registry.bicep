// The registry that holds the trainer's image. There is no admin account: trainers pull with their identity.

import { ResourceNames } from 'names.bicep'

param location string
param tags { *: string }
param names ResourceNames

@description('Premium is needed for artifact streaming, which shortens the start of a trainer, and for retention rules.')
param sku 'Basic' | 'Standard' | 'Premium' = 'Basic'

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' = {
  name: names.registry
  location: location
  tags: tags
  sku: {
    name: sku
  }
  properties: {
    adminUserEnabled: false
    anonymousPullEnabled: false
  }
}

output loginServer string = registry.properties.loginServer
