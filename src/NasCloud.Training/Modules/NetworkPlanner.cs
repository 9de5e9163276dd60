using NasCloud.Core.Architectures;
using NasCloud.Training.Modules.Layers;

namespace NasCloud.Training.Modules;

/// <summary>Turns the nodes of an architecture into steps, joining what computes faster as one.</summary>
internal sealed class NetworkPlanner
{
    private readonly Architecture _architecture;
    private readonly Dictionary<string, Node> _nodes;
    private readonly Dictionary<string, int> _readers;
    private readonly Dictionary<string, Layer> _layers;
    private readonly Dictionary<string, int> _places = new() { [Architecture.InputName] = 0 };
    private readonly List<(Layer Layer, int[] Inputs, int Output)> _steps = [];
    private int _lastPlace;

    public NetworkPlanner(Architecture architecture, IWeightSource weights, IReadOnlyDictionary<string, int> mixtures)
    {
        _architecture = architecture;
        _nodes = architecture.Nodes.ToDictionary(node => node.Name);
        _readers = CountReaders(architecture);
        var factory = new LayerFactory(architecture, weights, mixtures);
        _layers = architecture.Nodes.ToDictionary(node => node.Name, node => factory.Create(node, MayOverwrite(node)));
    }

    public NetworkPlan Plan()
    {
        foreach (var node in _architecture.Nodes.Where(node => _readers.ContainsKey(node.Name)))
            Place(node);
        var output = _places[_architecture.Output];
        return new(_layers, [.. _steps.Select((step, index) => WithReleases(step, index, output))], _lastPlace + 1, output);
    }

    private void Place(Node node)
    {
        var inputs = node.Inputs.Select(input => _places[input]).ToArray();
        // The normalization that follows computes both, and an activation is computed after the pooling that follows.
        if (node.Operation is Identity || NormalizedAlone(node) || PooledAlone(node))
            _places[node.Name] = inputs[0];
        else
            AddStep(node, LayerOf(node), inputs, MayOverwrite(node));
        if (node.Operation is MaxPooling && _nodes.TryGetValue(node.Inputs[0], out var source) && PooledAlone(source))
            AddStep(node, _layers[source.Name], [_places[node.Name]], MayOverwrite(source));
    }

    private void AddStep(Node node, Layer layer, int[] inputs, bool inPlace)
    {
        _places[node.Name] = inPlace ? inputs[0] : ++_lastPlace;
        _steps.Add((layer, inputs, _places[node.Name]));
    }

    private Layer LayerOf(Node node) =>
        node.Operation is BatchNormalization && _nodes.TryGetValue(node.Inputs[0], out var source) && NormalizedAlone(source)
            ? new NormalizedLayer((WeightedLayer)_layers[source.Name], (BatchNormalizationLayer)_layers[node.Name])
            : _layers[node.Name];

    /// <summary>Whether a batch normalization reads a weighted layer and nothing else does.</summary>
    private bool NormalizedAlone(Node node) =>
        node.Operation is Convolution or PointwiseConvolution or DepthwiseConvolution or SequenceConvolution or Dense
        && OnlyReader(node)?.Operation is BatchNormalization;

    /// <summary>
    /// Whether a maximum over windows is the only reader of an activation that never falls. Which of the two comes first
    /// makes no difference then, and there is less to activate after the maximum.
    /// </summary>
    private bool PooledAlone(Node node) =>
        node.Operation is Activation activation
        && ActivationLayers.NeverFalls(activation.Function)
        && OnlyReader(node)?.Operation is MaxPooling;

    /// <summary>Whether an activation is the only reader of a result that its producer doesn't need for the gradient.</summary>
    private bool MayOverwrite(Node node) =>
        node.Operation is Activation activation
        && ActivationLayers.CanWorkInPlace(activation.Function)
        && ReadOnce(node.Inputs[0])
        && _nodes.TryGetValue(node.Inputs[0], out var source)
        && source.Operation is Convolution or PointwiseConvolution or DepthwiseConvolution or SequenceConvolution or Dense or BatchNormalization;

    private bool ReadOnce(string name) => _readers.GetValueOrDefault(name) == 1 && name != _architecture.Output;

    /// <summary>The one live node that reads a result; null where there are several, or it is the network's own.</summary>
    private Node? OnlyReader(Node node) => ReadOnce(node.Name)
        ? _nodes.Values.Single(reader => _readers.ContainsKey(reader.Name) && reader.Inputs.Contains(node.Name))
        : null;

    private PlanStep WithReleases((Layer Layer, int[] Inputs, int Output) step, int index, int output)
    {
        var releases = step.Inputs.Distinct().Where(place =>
            place != 0 && place != step.Output && place != output && !_steps.Skip(index + 1).Any(later => later.Inputs.Contains(place)));
        return new(step.Layer, step.Inputs, step.Output, [.. releases]);
    }

    /// <summary>How many live nodes read each node; the output counts as read, and what is missing is dead.</summary>
    private static Dictionary<string, int> CountReaders(Architecture architecture)
    {
        var readers = new Dictionary<string, int> { [architecture.Output] = 1 };
        foreach (var node in architecture.Nodes.Reverse().Where(node => readers.ContainsKey(node.Name)))
        {
            foreach (var input in node.Inputs)
                readers[input] = readers.GetValueOrDefault(input) + 1;
        }

        return readers;
    }
}
