// The Durable Task Scheduler, an alternative to queues and tables for the durable engine.

import { ResourceNames } from 'names.bicep'

param location string
param tags { *: string }
param names ResourceNames

@description('Addresses that may connect, as CIDR ranges. An empty list lets nobody in; roles apply in any case.')
param allowedAddresses string[] = ['0.0.0.0/0']

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: names.scheduler
  location: location
  tags: tags
  properties: {
    ipAllowlist: allowedAddresses
    sku: {
      name: 'Consumption'
    }
  }

  resource taskHub 'taskHubs' = {
    name: names.taskHub
  }
}
