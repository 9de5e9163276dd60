using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces.Networks;
using static NasCloud.Core.SearchSpaces.Networks.NetworkBlocks;

namespace NasCloud.Core.SearchSpaces.NasBench101;

/// <summary>Draws a module.</summary>
/// <remarks>
/// A vertex sums what it reads: inner vertices cut to its channels, the module's input through a 1x1 convolution. The output
/// concatenates the inner vertices that it reads, and adds the input, again through a convolution, where it reads that.
/// </remarks>
internal sealed class Module(NetworkDraft draft, ModuleGraph graph, string name)
{
    private readonly FeatureMap[] _results = new FeatureMap[ModuleGraph.Vertices];

    public FeatureMap Draw(FeatureMap input, int filters)
    {
        // Nothing comes through a module that is not connected.
        if (!graph.IsConnected)
            return Projected("cut", draft.Add($"{name}.none", new Zero(), input), filters);
        var channels = graph.Channels(input.Channels, filters);
        foreach (var vertex in graph.Inner)
            _results[vertex] = Computed(vertex, Sum($"vertex{vertex}.sum", [.. Read(input, vertex, channels[vertex])]));
        return Output(input, filters);
    }

    private IEnumerable<FeatureMap> Read(FeatureMap input, int vertex, int channels)
    {
        foreach (var from in graph.InnerBefore(vertex))
            yield return Cut($"vertex{vertex}.from{from}", _results[from], channels);
        if (graph.HasEdge(0, vertex))
            yield return Projected($"vertex{vertex}.input", input, channels);
    }

    private FeatureMap Computed(int vertex, FeatureMap from) => graph.Operation(vertex) switch
    {
        "conv1x1" => draft.Convolved($"{name}.vertex{vertex}.conv1x1", from, Unbiased(from.Channels, 1), ActivationFunction.Relu),
        "conv3x3" => draft.Convolved($"{name}.vertex{vertex}.conv3x3", from, Unbiased(from.Channels, 3), ActivationFunction.Relu),
        _ => draft.Add($"{name}.vertex{vertex}.maxPool3x3", new MaxPooling(3, 1), from),
    };

    private FeatureMap Output(FeatureMap input, int filters)
    {
        FeatureMap[] parts = [.. graph.InnerBefore(ModuleGraph.Output).Select(vertex => _results[vertex])];
        FeatureMap[] whole = parts.Length > 1 ? [draft.Add($"{name}.all", new Concatenation(), parts)] : parts;
        return graph.HasEdge(0, ModuleGraph.Output) ? Sum("sum", [.. whole, Projected("input", input, filters)]) : whole[0];
    }

    private FeatureMap Sum(string part, FeatureMap[] terms) => terms.Length == 1 ? terms[0] : draft.Add($"{name}.{part}", new Addition(), terms);

    private FeatureMap Cut(string part, FeatureMap from, int channels) =>
        from.Channels == channels ? from : draft.Add($"{name}.{part}", new ChannelSlice(0, channels), from);

    private FeatureMap Projected(string part, FeatureMap from, int filters) =>
        draft.Convolved($"{name}.{part}", from, Unbiased(filters, 1), ActivationFunction.Relu);
}
