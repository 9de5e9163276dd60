using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Models.Files;
using NasCloud.Training.Files;
using NasCloud.Training.Modules;
using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Supernets;

/// <summary>The weights that all networks of a search space share.</summary>
/// <remarks>
/// Nodes of one name share their weights: where kernels are as large, a narrower layer has the first of a wider one's features
/// (as in Cai et al. 2020, arXiv 1908.09791). What a wider network needs beyond what is there is drawn when it is first
/// asked for. Networks are views, which a wider one that is made later cuts loose: make the widest first, or use one at a time.
/// </remarks>
/// <param name="seed">Fixes the weights that training begins with.</param>
/// <param name="device">Where they are.</param>
internal sealed class SharedWeights(long seed, torch.Device device) : IDisposable
{
    private const string ValuePrefix = "shared/", MomentumPrefix = "momentum/";

    private readonly SortedDictionary<string, SharedTensor> _tensors = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in _tensors.Values)
            tensor.Dispose();
    }

    /// <summary>A network with its share of the weights.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="mixtures">The additions that are weighted, and by which weights; null for none.</param>
    public SharedNetwork Network(Architecture architecture, IReadOnlyDictionary<string, int>? mixtures = null)
    {
        var source = new SharedWeightSource(this, architecture, device);
        return new(new NetworkModule(architecture, source, device, mixtures), source.Taken);
    }

    /// <summary>The first numbers of a tensor, as a weight.</summary>
    /// <param name="key">Which tensor.</param>
    /// <param name="shape">How many along each dimension.</param>
    /// <param name="create">Makes numbers of a shape that weights begin with, by a seed; called where there are too few.</param>
    public SharedWeight Take(string key, long[] shape, Func<long[], int, torch.Tensor> create)
    {
        if (!_tensors.TryGetValue(key, out var tensor) || !tensor.Covers(shape))
            _tensors[key] = tensor = Grow(key, tensor, shape, create);
        return new(
            new Parameter(SharedTensor.First(tensor.Value, shape).DetachFromDisposeScope()),
            SharedTensor.First(tensor.Momentum, shape).DetachFromDisposeScope());
    }

    /// <summary>Adds them to a checkpoint.</summary>
    public void Save(Dictionary<string, SafetensorsEntry> tensors)
    {
        foreach (var (key, tensor) in _tensors)
        {
            tensors[ValuePrefix + key] = TensorFiles.Save(tensor.Value);
            tensors[MomentumPrefix + key] = TensorFiles.Save(tensor.Momentum);
        }
    }

    /// <summary>Takes over those of a checkpoint, in place of all that are there; networks made before are cut loose.</summary>
    /// <exception cref="InvalidDataException">It has no shared weights.</exception>
    public void Load(SafetensorsFile file)
    {
        var keys = Keys(file);
        Dispose();
        _tensors.Clear();
        foreach (var key in keys)
            _tensors[key] = new(Read(file, ValuePrefix + key), Read(file, MomentumPrefix + key));
    }

    /// <summary>Takes over the numbers of a checkpoint that has the same tensors, so that networks made before have them too.</summary>
    /// <exception cref="InvalidDataException">It has no shared weights, or others.</exception>
    public void Overwrite(SafetensorsFile file)
    {
        Keys(file);
        foreach (var (key, tensor) in _tensors)
        {
            TensorFiles.Load(file, ValuePrefix + key, tensor.Value);
            TensorFiles.Load(file, MomentumPrefix + key, tensor.Momentum);
        }
    }

    private static List<string> Keys(SafetensorsFile file)
    {
        var keys = file.Tensors.Keys.Where(name => name.StartsWith(ValuePrefix, StringComparison.Ordinal)).Select(name => name[ValuePrefix.Length..]).ToList();
        return keys.Count > 0 ? keys : throw new InvalidDataException("The checkpoint has no shared weights: it is no supernet's.");
    }

    private torch.Tensor Read(SafetensorsFile file, string name)
    {
        using var scope = torch.NewDisposeScope();
        var shape = file.Tensors.TryGetValue(name, out var entry) ? entry.Shape : [];
        return TensorFiles.Load(file, name, shape).to(device).DetachFromDisposeScope();
    }

    private SharedTensor Grow(string key, SharedTensor? old, long[] shape, Func<long[], int, torch.Tensor> create)
    {
        using var scope = torch.NewDisposeScope();
        using var _ = torch.no_grad();
        var size = old?.Union(shape) ?? shape;
        var value = create(size, RandomStream.Seed(seed, $"{key} {string.Join('x', size)}")).to(device);
        var momentum = torch.zeros_like(value);
        if (old is not null)
        {
            SharedTensor.First(value, old.Value.shape).copy_(old.Value);
            SharedTensor.First(momentum, old.Value.shape).copy_(old.Momentum);
            old.Dispose();
        }

        return new(value.DetachFromDisposeScope(), momentum.DetachFromDisposeScope());
    }
}
