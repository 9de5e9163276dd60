using System.Reflection;
using NasCloud.Cli.Hosting;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Specs;

/// <summary>Finds specs that ask for a device which this build has no libtorch for. Loads nothing; whether the machine has a GPU shows in the trainers.</summary>
internal static class DeviceCheck
{
    private const string Cuda = "cuda";

    /// <summary>The build of libtorch that this program comes with: <c>cpu</c> or <c>cuda</c>.</summary>
    public static string? BackendOfThisBuild => typeof(DeviceCheck).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(item => item.Key == "TorchBackend")?.Value;

    /// <exception cref="CliException">Training, or the winner's, is to compute with CUDA, and the build can't.</exception>
    public static void Run(SearchSpec spec, string? backend)
    {
        if (backend == Cuda)
            return;
        var wanted = spec.Estimator.Name == EstimatorNames.Train && spec.Training.Device == Cuda ? "training.device"
            : spec.Final?.Training.Device == Cuda ? "final.training.device"
            : null;
        if (wanted is not null)
            throw new CliException(ExitCode.Invalid, $"{wanted} is cuda: this build of nascloud computes on processors alone; use auto or cpu, or build it with -p:TorchBackend=cuda, on Linux with an NVIDIA GPU.");
    }
}
