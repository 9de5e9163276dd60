using 'main.bicep'

// azd asks for the first two and knows the third. The rest is set with `azd env set NAME VALUE`: docs/deploy.md.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param deployerPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')

param trainerDevice = readEnvironmentVariable('NASCLOUD_TRAINER_DEVICE', 't4')
param deviceHourPrice = readEnvironmentVariable('NASCLOUD_DEVICE_HOUR_PRICE', '0')
param currency = readEnvironmentVariable('NASCLOUD_CURRENCY', 'USD')
param registrySku = readEnvironmentVariable('NASCLOUD_REGISTRY_SKU', 'Basic')

param durableTaskScheduler = bool(readEnvironmentVariable('NASCLOUD_DURABLE_TASK_SCHEDULER', 'false'))
param durableAlwaysReady = int(readEnvironmentVariable('NASCLOUD_DURABLE_ALWAYS_READY', '0'))

// Lists are separated by commas; an empty variable is an empty list.
param corsOrigins = filter(
  map(split(readEnvironmentVariable('NASCLOUD_CORS_ORIGINS', ''), ','), origin => trim(origin)),
  origin => !empty(origin)
)
param authClientId = readEnvironmentVariable('NASCLOUD_AUTH_CLIENT_ID', '')

param budgetAmount = int(readEnvironmentVariable('NASCLOUD_BUDGET_AMOUNT', '0'))
param budgetEmails = filter(
  map(split(readEnvironmentVariable('NASCLOUD_BUDGET_EMAILS', ''), ','), email => trim(email)),
  email => !empty(email)
)
param budgetStart = readEnvironmentVariable('NASCLOUD_BUDGET_START', '')
