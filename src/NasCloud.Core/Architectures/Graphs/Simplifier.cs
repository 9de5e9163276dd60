namespace NasCloud.Core.Architectures.Graphs;

/// <summary>Writes a <see cref="Reduction"/> back as a graph.</summary>
internal static class Simplifier
{
    public static Architecture Simplify(Architecture drawn, Reduction reduction)
    {
        var nodes = Nodes(drawn, reduction).ToArray();
        return nodes.AsSpan().SequenceEqual(drawn.Nodes.AsSpan())
            ? drawn
            : new Architecture(drawn.Input, [.. nodes], nodes[^1].Name);
    }

    /// <summary>The output computes from all that is live, so it comes last.</summary>
    private static IEnumerable<Node> Nodes(Architecture drawn, Reduction reduction) => reduction.Output == 0
        ? [new Node(drawn.Output, new Identity(), [Architecture.InputName])]
        : Enumerable.Range(1, reduction.Output).Where(number => reduction.IsLive[number]).Select(number => Rewired(reduction, number));

    private static Node Rewired(Reduction reduction, int number)
    {
        var node = reduction.Graph.Nodes[number - 1];
        return reduction.Inputs[number].AsSpan().SequenceEqual(reduction.Graph.Inputs[number])
            ? node
            : node with { Inputs = [.. reduction.Inputs[number].Select(reduction.Graph.Name)] };
    }
}
