using TorchSharp;

namespace NasCloud.Training.Supernets;

/// <summary>Numbers of which each network takes the first along each dimension, as many as it needs.</summary>
/// <param name="Value">The numbers, as many as the widest network so far needed.</param>
/// <param name="Momentum">Their momentum.</param>
internal sealed record SharedTensor(torch.Tensor Value, torch.Tensor Momentum) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Value.Dispose();
        Momentum.Dispose();
    }

    /// <summary>Whether there are enough for a shape.</summary>
    public bool Covers(long[] shape) => Value.shape.Zip(shape).All(sizes => sizes.First >= sizes.Second);

    /// <summary>The smallest shape that covers these numbers and others.</summary>
    public long[] Union(long[] shape) => [.. Value.shape.Zip(shape, Math.Max)];

    /// <summary>The first numbers along each dimension: a view, in the caller's dispose scope.</summary>
    public static torch.Tensor First(torch.Tensor tensor, long[] shape)
    {
        using var scope = torch.NewDisposeScope();
        var part = tensor.alias();
        for (var dimension = 0; dimension < shape.Length; dimension++)
            part = part.narrow(dimension, 0, shape[dimension]);
        return part.MoveToOuterDisposeScope();
    }
}
