using 'trainer.bicep'

// `azd provision` leaves the region and the device in the environment, `azd deploy` the image.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param image = readEnvironmentVariable('SERVICE_TRAINER_IMAGE_NAME')
param device = readEnvironmentVariable('NASCLOUD_TRAINER_DEVICE')

param timeoutSeconds = int(readEnvironmentVariable('NASCLOUD_TRAINER_TIMEOUT', '86400'))
param idleTimeout = readEnvironmentVariable('NASCLOUD_TRAINER_IDLE_TIMEOUT', '2m')
