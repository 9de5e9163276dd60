using NasCloud.Core.Architectures;
using NasCloud.Training.Modules;
using TorchSharp;

namespace NasCloud.Training.Loops;

/// <summary>An exponential moving average of a network's weights and batch statistics (Polyak averaging), a network itself.</summary>
internal sealed class WeightAverage : IDisposable
{
    private readonly NetworkModule _source;
    private readonly double _decay;

    public WeightAverage(Architecture architecture, NetworkModule source, double decay, torch.Device device)
    {
        _source = source;
        _decay = decay;
        Module = new NetworkModule(architecture, seed: 0, device) { Precision = source.Precision };
        Module.eval();
    }

    /// <summary>The averaged network.</summary>
    public NetworkModule Module { get; }

    /// <inheritdoc/>
    public void Dispose() => Module.Dispose();

    /// <summary>Takes in the weights as they are after a step.</summary>
    /// <param name="steps">The steps made, this one included; while they are few, the average follows faster.</param>
    public void Update(long steps)
    {
        using var scope = torch.NewDisposeScope();
        using var _ = torch.no_grad();
        var decay = Math.Min(_decay, steps / (steps + 10.0));
        foreach (var (average, current) in Module.State.Zip(_source.State))
            average.Value.lerp_(current.Value, 1 - decay);
    }
}
