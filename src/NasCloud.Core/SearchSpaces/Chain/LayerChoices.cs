using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces.Chain;

/// <summary>Where the values of one layer are chosen; what its kinds never need is null.</summary>
internal sealed record LayerChoices(Choice<LayerKind> Kind, ConvolutionChoices? Convolution, PoolingChoices? Pooling)
{
    public static LayerChoices Add(DecisionList decisions, int number, Choice<int> depth, ChainOptions options)
    {
        var name = $"layer{number}";
        var exists = depth.When(value => value >= number);
        var kind = decisions.Categorical($"{name}.kind", options.Kinds, exists);
        return new LayerChoices(
            kind,
            ActiveFor(kind, IsConvolution, exists) is { } convolution ? ConvolutionChoices.Add(decisions, name, options.Convolution, convolution) : null,
            ActiveFor(kind, IsPooling, exists) is { } pooling ? PoolingChoices.Add(decisions, name, options.Pooling, pooling) : null);
    }

    /// <summary>The conditions for a layer of some kinds, or null where it can't be of any of them.</summary>
    private static ValueArray<DecisionCondition>? ActiveFor(Choice<LayerKind> kind, Func<LayerKind, bool> included, ValueArray<DecisionCondition> exists)
    {
        if (!kind.Options.Any(included))
            return null;
        ValueArray<DecisionCondition> isOfKind = kind.When(included);
        return [.. exists, .. isOfKind];
    }

    private static bool IsConvolution(LayerKind kind) => kind == LayerKind.Conv;

    private static bool IsPooling(LayerKind kind) => kind != LayerKind.Conv;
}
