using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces.Chain;

/// <summary>Where in a genotype each value of a chain is chosen.</summary>
internal sealed record ChainLayout
{
    public required ValueArray<Decision> Decisions { get; init; }

    public required Choice<int> Depth { get; init; }

    public required ValueArray<LayerChoices> Layers { get; init; }

    public required Choice<HeadKind> Head { get; init; }

    public required Choice<int> DenseDepth { get; init; }

    public required ValueArray<DenseChoices> Dense { get; init; }

    public static ChainLayout Of(ChainOptions options)
    {
        var decisions = new DecisionList();
        var depth = decisions.Ordinal("depth", options.Depth);
        var layers = Numbers(options.Depth).Select(number => LayerChoices.Add(decisions, number, depth, options)).ToValueArray();
        var head = decisions.Categorical("head", options.Head);
        var denseDepth = decisions.Ordinal("dense.layers", options.Dense.Layers);
        var dense = Numbers(options.Dense.Layers).Select(number => DenseChoices.Add(decisions, number, denseDepth, options.Dense)).ToValueArray();
        return new ChainLayout { Decisions = decisions.Decisions, Depth = depth, Layers = layers, Head = head, DenseDepth = denseDepth, Dense = dense };
    }

    private static IEnumerable<int> Numbers(ValueArray<int> counts) => Enumerable.Range(1, counts.DefaultIfEmpty().Max());
}
