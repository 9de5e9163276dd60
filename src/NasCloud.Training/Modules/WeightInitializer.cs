using NasCloud.Training.Modules.Layers;
using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Modules;

/// <summary>Draws the weights that training begins with (He et al., 2015), the same on every device and in any kind of numbers.</summary>
/// <remarks>It has a generator of its own, so that nothing else the process draws shifts the weights.</remarks>
internal sealed class WeightInitializer(int seed, torch.Device device, torch.ScalarType numbers) : IWeightSource, IDisposable
{
    private readonly torch.Generator _generator = new((ulong)seed);

    /// <inheritdoc/>
    public void Dispose() => _generator.Dispose();

    /// <summary>A weight drawn from a normal distribution of variance 2 / inputs of one output, which a rectifier halves.</summary>
    public Parameter Weight(string node, long[] shape)
    {
        using var drawn = Draw(shape, _generator);
        return Parameter(drawn);
    }

    /// <summary>The numbers that a weight of a shape begins with, on the processor, in the caller's dispose scope.</summary>
    /// <param name="shape">Output features first.</param>
    /// <param name="seed">Fixes the numbers.</param>
    public static torch.Tensor Draw(long[] shape, int seed)
    {
        using var generator = new torch.Generator((ulong)seed);
        return Draw(shape, generator);
    }

    /// <summary>A bias of zeros; null where there is to be none.</summary>
    public Parameter? Bias(string node, long features, bool wanted) => wanted ? Parameter(torch.zeros(features)) : null;

    /// <summary>A batch normalization that leaves normalized numbers as they are.</summary>
    public BatchNormalizationLayer Normalization(string node, long channels) => new(
        Parameter(torch.ones(channels)), Parameter(torch.zeros(channels)), Buffer(torch.zeros(channels)), Buffer(torch.ones(channels)));

    private static torch.Tensor Draw(long[] shape, torch.Generator generator)
    {
        var inputs = shape.Skip(1).Aggregate(1L, (product, size) => product * size);
        return torch.randn(shape, generator: generator).mul_(Math.Sqrt(2.0 / inputs));
    }

    private Parameter Parameter(torch.Tensor value) => new(Buffer(value));

    private torch.Tensor Buffer(torch.Tensor value) => value.to(numbers, device, copy: true).DetachFromDisposeScope();
}
