// Who acts: the Functions app starts trainers, trainers train. What each may do stands in access.bicep and trainer.bicep.

import { ResourceNames } from 'names.bicep'

param location string
param tags { *: string }
param names ResourceNames

resource functions 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: names.functionsIdentity
  location: location
  tags: tags
}

resource trainer 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: names.trainerIdentity
  location: location
  tags: tags
}
