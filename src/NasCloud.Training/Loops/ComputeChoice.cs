using System.Runtime.Intrinsics.X86;
using NasCloud.Core.Specs;
using NasCloud.Core.Trials;
using TorchSharp;

namespace NasCloud.Training.Loops;

/// <summary>Where a network computes, and in which numbers.</summary>
/// <param name="Device">The processor or a GPU.</param>
/// <param name="Precision">The numbers that activations are kept in; weights are always float32.</param>
internal sealed record ComputeChoice(torch.Device Device, torch.ScalarType Precision)
{
    /// <summary>What a spec asks for on this machine.</summary>
    /// <exception cref="TrainerFaultException">It asks for CUDA and there is none.</exception>
    public static ComputeChoice Of(TrainingSpec spec)
    {
        var device = DeviceOf(spec.Device);
        return new(device, PrecisionOf(spec.Precision, device));
    }

    private static torch.Device DeviceOf(string name) => name switch
    {
        "cpu" => torch.CPU,
        "auto" => torch.cuda.is_available() ? torch.CUDA : torch.CPU,
        "cuda" when torch.cuda.is_available() => torch.CUDA,
        // No candidate's fault: every one would fail here, and none of them elsewhere.
        "cuda" => throw new TrainerFaultException(
            "training.device is cuda, and libtorch finds no CUDA device: use auto or cpu, or build with -p:TorchBackend=cuda on a machine with an NVIDIA GPU."),
        _ => throw new ArgumentException($"training.device is '{name}': expected auto, cpu or cuda", nameof(name)),
    };

    private static torch.ScalarType PrecisionOf(string name, torch.Device device) => name switch
    {
        "float32" => torch.ScalarType.Float32,
        "bfloat16" => torch.ScalarType.BFloat16,
        "auto" => device.type != DeviceType.CPU || ProcessorHasBFloat16 ? torch.ScalarType.BFloat16 : torch.ScalarType.Float32,
        _ => throw new ArgumentException($"training.precision is '{name}': expected auto, float32 or bfloat16", nameof(name)),
    };

    /// <summary>Whether the processor has instructions for bfloat16 (AVX512_BF16 or AMX-BF16), without which it is slower than float32.</summary>
    private static bool ProcessorHasBFloat16 =>
        X86Base.IsSupported
        && X86Base.CpuId(0, 0).Eax >= 7
        && ((X86Base.CpuId(7, 1).Eax & (1 << 5)) != 0 || (X86Base.CpuId(7, 0).Edx & (1 << 22)) != 0);
}
