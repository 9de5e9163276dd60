using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Networks;

namespace NasCloud.Core.SearchSpaces.Darts;

/// <summary>What is open in a kind of cell, and how such a cell is drawn.</summary>
internal sealed record CellChoices(ValueArray<NodeChoices> Nodes)
{
    private const int NodeCount = 4;

    private const int Inputs = 2;

    public static CellChoices Add(DecisionList decisions, string name, ValueArray<string> operations) =>
        new(Enumerable.Range(1, NodeCount).Select(node => NodeChoices.Add(decisions, $"{name}.node{node}", Inputs + node - 1, operations)).ToValueArray());

    /// <summary>Draws a cell: the results of its nodes, concatenated.</summary>
    /// <param name="draft">The network.</param>
    /// <param name="genotype">The choices.</param>
    /// <param name="name">The cell's name.</param>
    /// <param name="inputs">Both inputs, of one shape.</param>
    /// <param name="stride">The stride of operations on the inputs.</param>
    public FeatureMap Draw(NetworkDraft draft, Genotype genotype, string name, IEnumerable<FeatureMap> inputs, int stride)
    {
        var results = inputs.ToList();
        for (var number = 1; number <= NodeCount; number++)
            results.Add(DrawNode(draft, genotype, number, name, results, stride));
        return draft.Add(name, new Concatenation(), [.. results.Skip(Inputs)]);
    }

    private FeatureMap DrawNode(NetworkDraft draft, Genotype genotype, int number, string cell, List<FeatureMap> results, int stride)
    {
        var name = $"{cell}.node{number}";
        var terms = Nodes[number - 1].In(genotype)
            .Select(term => draft.Operated($"{name}.from{term.Input}", term.Operation, results[term.Input], term.Input < Inputs ? stride : 1));
        return draft.Add(name, new Addition(), [.. terms]);
    }
}
