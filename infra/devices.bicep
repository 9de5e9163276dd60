// What a trainer can run on. A replica takes a whole GPU and all that its workload profile has beside it.

@export()
type TrainerDevice = 'cpu' | 't4' | 'a100'

@export()
type DeviceProfile = {
  @description('The name of the workload profile in the Container Apps environment.')
  profile: string
  @description('The type of the workload profile.')
  profileType: string
  @description('Virtual processors of a replica, as a decimal number.')
  cpu: string
  @description('Memory of a replica.')
  memory: string
  @description('The build of libtorch in the trainer image.')
  torchBackend: 'cpu' | 'cuda'
}

@export()
func deviceProfile(device TrainerDevice) DeviceProfile =>
  {
    cpu: {
      profile: 'Consumption'
      profileType: 'Consumption'
      cpu: '4.0'
      memory: '8Gi'
      torchBackend: 'cpu'
    }
    t4: {
      profile: 'gpu-t4'
      profileType: 'Consumption-GPU-NC8as-T4'
      cpu: '8.0'
      memory: '56Gi'
      torchBackend: 'cuda'
    }
    a100: {
      profile: 'gpu-a100'
      profileType: 'Consumption-GPU-NC24-A100'
      cpu: '24.0'
      memory: '220Gi'
      torchBackend: 'cuda'
    }
  }[device]
