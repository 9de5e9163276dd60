using System.Reflection;
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

    /// <summary>The error that training, or the winner's, is to compute with CUDA while the build can't; null where there is none.</summary>
    public static SpecError? FindProblem(SearchSpec spec, string? backend)
    {
        if (backend == Cuda)
            return null;
        var wanted = spec.Estimator.Name != EstimatorNames.Table && spec.Training.Device == Cuda ? "training.device"
            : spec.Final?.Training.Device == Cuda ? "final.training.device"
            : null;
        return wanted is null
            ? null
            : new SpecError(wanted, "is cuda: this build of nascloud computes on processors alone; use auto or cpu, or build it with -p:TorchBackend=cuda, on Linux with an NVIDIA GPU.");
    }
}
