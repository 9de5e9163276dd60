using NasCloud.Core.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Modules;

/// <summary>An architecture with weights, ready to train and to run.</summary>
/// <remarks>
/// Weights are of one kind, float32 as a rule, whatever the precision of a pass, and so is the result. Images are fastest with their channels
/// last in memory. Dispose it on the thread that made it. Not safe for use by several threads.
/// </remarks>
internal sealed class NetworkModule : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly bool _hasCodes;
    private readonly NetworkPlan _plan;
    private readonly bool _onCpu;
    private readonly torch.ScalarType _numbers;
    private readonly torch.Generator _dropped = new(seed: 0);

    /// <summary>Creates the network with fresh weights.</summary>
    /// <param name="architecture">The graph.</param>
    /// <param name="seed">Fixes the weights.</param>
    /// <param name="device">Where it computes.</param>
    /// <param name="numbers">The numbers that weights and results are kept in; their values are those of float32.</param>
    public NetworkModule(Architecture architecture, int seed, torch.Device device, torch.ScalarType numbers = torch.ScalarType.Float32)
        : this(architecture, Plan(architecture, seed, device, numbers), device, numbers)
    {
    }

    /// <summary>Creates the network with weights from elsewhere, float32.</summary>
    /// <param name="architecture">The graph.</param>
    /// <param name="weights">Where they come from.</param>
    /// <param name="device">Where it computes and the weights are.</param>
    /// <param name="mixtures">The additions that are weighted, and by which of the <see cref="Mixtures"/>; null for none.</param>
    public NetworkModule(Architecture architecture, IWeightSource weights, torch.Device device, IReadOnlyDictionary<string, int>? mixtures = null)
        : this(architecture, NetworkPlan.Create(architecture, weights, mixtures), device, torch.ScalarType.Float32)
    {
    }

    private NetworkModule(Architecture architecture, NetworkPlan plan, torch.Device device, torch.ScalarType numbers)
        : base(nameof(NetworkModule))
    {
        (_plan, _onCpu, _numbers, Precision) = (plan, device.type == DeviceType.CPU, numbers, numbers);
        (Weights, Statistics) = Register(architecture);
        _hasCodes = architecture.Nodes.Any(node => node.Operation is Core.Architectures.Embedding or TokenEmbedding);
        LargestResult = architecture.Nodes.Max(node => architecture.Shapes[node.Name].Elements);
    }

    /// <summary>What it learns, by node and name: <c>conv1.weight</c>.</summary>
    public IReadOnlyList<(string Name, Parameter Value)> Weights { get; }

    /// <summary>What batch normalization gathers, by node and name.</summary>
    public IReadOnlyList<(string Name, torch.Tensor Value)> Statistics { get; }

    /// <summary>Everything that makes up the trained network: weights, then statistics.</summary>
    public IEnumerable<(string Name, torch.Tensor Value)> State =>
        Weights.Select(weight => (weight.Name, (torch.Tensor)weight.Value)).Concat(Statistics);

    /// <summary>The most numbers that one layer makes of a sample.</summary>
    public long LargestResult { get; }

    /// <summary>The numbers that activations are kept in.</summary>
    public torch.ScalarType Precision { get; set; }

    /// <summary>Whether batch normalizations are left out.</summary>
    public bool SkipsNormalization { get; init; }

    /// <summary>The share of a batch in the statistics of batch normalization where they are gathered anew, without training; null where they aren't.</summary>
    public double? Calibration { get; set; }

    /// <summary>The weights of the mixtures, where the network has some: one number for each of their inputs.</summary>
    public IReadOnlyList<torch.Tensor>? Mixtures { get; set; }

    /// <summary>Is shown the result of each activation function in turn, which it may not keep; null for nobody.</summary>
    /// <remarks>Where a maximum over windows alone reads an activation, what is shown is what is left after it.</remarks>
    public Action<torch.Tensor>? Activated { get; init; }

    /// <summary>Fixes what dropout drops from here on, whatever else the process draws.</summary>
    /// <param name="seed">Equal ones drop the same of equal batches.</param>
    public void SeedDropout(int seed) => _dropped.manual_seed(seed);

    /// <summary>Computes the network's result, in numbers of the weights' kind, in the caller's dispose scope.</summary>
    /// <param name="input">A batch of samples; not changed.</param>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var mode = new ForwardMode(training, Precision, _onCpu)
        {
            Dropped = _dropped,
            SkipsNormalization = SkipsNormalization,
            Calibration = Calibration,
            Mixtures = Mixtures,
            Activated = Activated,
        };
        var places = new torch.Tensor[_plan.Places];
        // Codes of categories and tokens are whole numbers that fewer digits don't hold.
        places[0] = _hasCodes ? input : mode.Cast(input);
        foreach (var step in _plan.Steps)
            Run(step, places, mode);
        var result = Casting.To(places[_plan.Output], _numbers);
        return (ReferenceEquals(result, input) ? result.alias() : result).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _dropped.Dispose();
        base.Dispose(disposing);
    }

    private static NetworkPlan Plan(Architecture architecture, int seed, torch.Device device, torch.ScalarType numbers)
    {
        using var initializer = new WeightInitializer(seed, device, numbers);
        return NetworkPlan.Create(architecture, initializer);
    }

    private (IReadOnlyList<(string Name, Parameter Value)> Weights, IReadOnlyList<(string Name, torch.Tensor Value)> Statistics) Register(Architecture architecture)
    {
        var layers = architecture.Nodes.Select(node => (node.Name, Layer: _plan.Layers[node.Name])).ToList();
        var weights = layers.SelectMany(layer => layer.Layer.Parameters.Select(p => ($"{layer.Name}.{p.Name}", p.Value))).ToList();
        var statistics = layers.SelectMany(layer => layer.Layer.Buffers.Select(b => ($"{layer.Name}.{b.Name}", b.Value))).ToList();
        foreach (var (name, value) in weights)
            register_parameter(name, value);
        foreach (var (name, value) in statistics)
            register_buffer(name, value);
        return (weights, statistics);
    }

    private static void Run(PlanStep step, torch.Tensor[] places, ForwardMode mode)
    {
        var inputs = Array.ConvertAll(step.Inputs, place => places[place]);
        places[step.Output] = step.Layer.Forward(inputs, mode);
        foreach (var place in step.Releases)
            places[place].Dispose();
    }
}
