using NasCloud.Core.Architectures;
using NasCloud.Training.Modules;
using NasCloud.Training.Modules.Layers;
using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Supernets;

/// <summary>Gives one network its share of the weights.</summary>
/// <param name="weights">The weights of all.</param>
/// <param name="architecture">The network.</param>
/// <param name="device">Where they are.</param>
internal sealed class SharedWeightSource(SharedWeights weights, Architecture architecture, torch.Device device) : IWeightSource
{
    private readonly Dictionary<string, Node> _nodes = architecture.Nodes.ToDictionary(node => node.Name);

    /// <summary>What the network was given.</summary>
    public List<SharedWeight> Taken { get; } = [];

    /// <inheritdoc/>
    public Parameter Weight(string node, long[] shape) => Take($"{node}.weight{Kind(node, shape)}", shape, WeightInitializer.Draw);

    /// <inheritdoc/>
    public Parameter? Bias(string node, long features, bool wanted) => wanted ? Take($"{node}.bias", [features], Zeros) : null;

    /// <inheritdoc/>
    public BatchNormalizationLayer Normalization(string node, long channels) => new(
        Take($"{node}.weight", [channels], Ones),
        Take($"{node}.bias", [channels], Zeros),
        torch.zeros(channels, device: device).DetachFromDisposeScope(),
        torch.ones(channels, device: device).DetachFromDisposeScope());

    private Parameter Take(string key, long[] shape, Func<long[], int, torch.Tensor> create)
    {
        var taken = weights.Take(key, shape, create);
        Taken.Add(taken);
        return taken.Value;
    }

    /// <summary>Kernels of different sizes have nothing in common, and neither have layers that read images flattened at different sizes.</summary>
    private string Kind(string node, long[] shape)
    {
        if (shape.Length > 2)
            return $"/{shape[2]}x{shape[3]}";
        return _nodes.TryGetValue(node, out var reader) && _nodes.TryGetValue(reader.Inputs[0], out var source) && source.Operation is Core.Architectures.Flatten && architecture.Shapes[source.Inputs[0]] is { IsImage: true } image
            ? $"/{image.Height}x{image.Width}"
            : "";
    }

    private static torch.Tensor Zeros(long[] shape, int seed) => torch.zeros(shape);

    private static torch.Tensor Ones(long[] shape, int seed) => torch.ones(shape);
}
