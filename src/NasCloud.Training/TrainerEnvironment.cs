using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NasCloud.Core.Environments;
using NasCloud.Core.Searches;
using NasCloud.Core.Trials.Table;
using NasCloud.Models.Onnx;
using NasCloud.Training.Loops;
using TorchSharp;

namespace NasCloud.Training;

/// <summary>What a trainer runs on.</summary>
public static class TrainerEnvironment
{
    /// <summary>Of this process, once its estimator is made.</summary>
    /// <param name="manifest">The search that it works on.</param>
    /// <exception cref="Core.Trials.TrainerFaultException">The spec asks for CUDA and there is none.</exception>
    public static EnvironmentReport Of(SearchManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var report = EnvironmentReport.OfThisProcess(EnvironmentRole.Trainer);
        // Nothing of libtorch is loaded where scores are looked up.
        return manifest.Spec.Estimator.Name == TableEstimator.Name ? report : WithTorch(report, manifest);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static EnvironmentReport WithTorch(EnvironmentReport report, SearchManifest manifest)
    {
        var device = ComputeChoice.Of(manifest.Spec.Training).Device;
        return report with
        {
            Device = device.type == DeviceType.CUDA ? (HardwareNames.Gpus() is [var first, ..] ? first : "CUDA") : "cpu",
            Libraries = ImmutableSortedDictionary<string, string>.Empty
                .Add("libtorch", torch.__version__)
                .Add("TorchSharp", typeof(torch).Assembly.GetName().Version!.ToString(3))
                .Add("ONNX Runtime", OnnxRuntimeVersion.Text),
        };
    }
}
