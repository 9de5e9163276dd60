// How everything is called. main.bicep and trainer.bicep are deployed one after the other and by themselves: both derive
// the same names from the subscription, the environment and the region, and so find what the other made.

@export()
type ResourceNames = {
  budget: string
  environment: string
  functionApp: string
  functionsIdentity: string
  functionsPlan: string
  insights: string
  logs: string
  registry: string
  scheduler: string
  storage: string
  taskHub: string
  trainerIdentity: string
  trainerJob: string
}

@export()
@description('Thirteen letters and digits that differ from every other environment, subscription and region.')
func resourceToken(subscriptionId string, environmentName string, location string) string =>
  toLower(uniqueString(subscriptionId, environmentName, location))

@export()
func resourceNames(token string) ResourceNames => {
  budget: 'budget-${token}'
  environment: 'cae-${token}'
  functionApp: 'func-${token}'
  functionsIdentity: 'id-functions-${token}'
  functionsPlan: 'plan-${token}'
  insights: 'appi-${token}'
  logs: 'log-${token}'
  registry: 'cr${token}'
  scheduler: 'dts-${token}'
  storage: 'st${token}'
  taskHub: 'nascloud'
  trainerIdentity: 'id-trainer-${token}'
  trainerJob: 'trainer-${token}'
}

@export()
@description('The blob container that holds searches and data sets.')
var searchesContainer = 'nascloud'

@export()
@description('The blob container that the Functions app is started from.')
var packagesContainer = 'functions'
