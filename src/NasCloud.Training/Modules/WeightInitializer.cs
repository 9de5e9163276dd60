using NasCloud.Training.Modules.Layers;
using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Modules;

/// <summary>Draws the weights that training begins with (He et al., 2015), the same on every device and in any kind of numbers.</summary>
/// <remarks>It has a generator of its own, so that nothing else the process draws shifts the weights.</remarks>
internal sealed class WeightInitializer(int seed, torch.Device device, torch.ScalarType numbers) : IDisposable
{
    private readonly torch.Generator _generator = new((ulong)seed);

    /// <inheritdoc/>
    public void Dispose() => _generator.Dispose();

    /// <summary>A weight drawn from a normal distribution of variance 2 / inputs of one output, which a rectifier halves.</summary>
    public Parameter Weight(long[] shape)
    {
        var inputs = shape.Skip(1).Aggregate(1L, (product, size) => product * size);
        using var drawn = torch.randn(shape, generator: _generator).mul_(Math.Sqrt(2.0 / inputs));
        return Parameter(drawn);
    }

    /// <summary>A bias of zeros; null where there is to be none.</summary>
    public Parameter? Bias(long features, bool wanted) => wanted ? Parameter(torch.zeros(features)) : null;

    /// <summary>A batch normalization that leaves normalized numbers as they are.</summary>
    public BatchNormalizationLayer Normalization(long channels) => new(
        Parameter(torch.ones(channels)), Parameter(torch.zeros(channels)), Buffer(torch.zeros(channels)), Buffer(torch.ones(channels)));

    private Parameter Parameter(torch.Tensor value) => new(Buffer(value));

    private torch.Tensor Buffer(torch.Tensor value) => value.to(numbers, device, copy: true).DetachFromDisposeScope();
}
