using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces.NasBench101;

/// <summary>What is open in a module: which edges it has, and what its inner vertices compute.</summary>
internal sealed record ModuleChoices(ValueArray<Choice<bool>> Edges, ValueArray<Choice<string>> Operations, int MaxEdges)
{
    private static readonly ValueArray<string> Names = ["conv1x1", "conv3x3", "maxPool3x3"];

    /// <summary>The edges there can be, row by row of the matrix above its diagonal.</summary>
    private static readonly ValueArray<(int From, int To)> Places =
        [.. Enumerable.Range(0, ModuleGraph.Vertices).SelectMany(from => Enumerable.Range(from + 1, ModuleGraph.Vertices - from - 1).Select(to => (from, to)))];

    public static ModuleChoices Add(DecisionList decisions, int maxEdges) => new(
        Places.Select(edge => decisions.Categorical<bool>($"edge{edge.From}-{edge.To}", [false, true])).ToValueArray(),
        Enumerable.Range(1, ModuleGraph.Vertices - 2).Select(vertex => decisions.Categorical($"vertex{vertex}", Names)).ToValueArray(),
        maxEdges);

    /// <summary>The module of a genotype.</summary>
    /// <exception cref="InvalidArchitectureException">It has more edges than are allowed.</exception>
    public ModuleGraph In(Genotype genotype)
    {
        var edges = Places.Where((_, index) => Edges[index].In(genotype));
        var graph = ModuleGraph.Of(edges, Operations.Select(operation => operation.In(genotype)));
        return graph.EdgeCount <= MaxEdges
            ? graph
            : throw new InvalidArchitectureException("module", $"has {graph.EdgeCount} edges on its ways from input to output: expected at most {MaxEdges}");
    }
}
