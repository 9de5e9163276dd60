using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces.Mlp;

/// <summary>Where in a genotype each value of a multilayer perceptron is chosen.</summary>
internal sealed record MlpLayout(
    ValueArray<Decision> Decisions,
    Choice<int> Layers,
    ValueArray<Choice<int>> Units,
    Choice<ActivationFunction>? Activation,
    Choice<bool>? BatchNormalization,
    Choice<double>? Dropout,
    Choice<EmbeddingWidth>? EmbeddingWidth)
{
    public static MlpLayout Of(MlpOptions options, bool hasCategories)
    {
        var decisions = new DecisionList();
        var width = hasCategories ? decisions.Categorical("embeddingWidth", options.EmbeddingWidth) : null;
        var layers = decisions.Ordinal("layers", options.Layers);
        if (options.Layers.Max() == 0)
            return new(decisions.Decisions, layers, [], null, null, null, width);
        var any = layers.When(value => value > 0);
        var activation = decisions.Categorical("activation", options.Activation, any);
        var normalization = decisions.Categorical("batchNorm", options.BatchNormalization, any);
        var dropout = decisions.Ordinal("dropout", options.Dropout, any);
        var units = Enumerable.Range(1, options.Layers.Max())
            .Select(layer => decisions.Ordinal($"layer{layer}.units", options.Units, layers.When(value => value >= layer)))
            .ToValueArray();
        return new(decisions.Decisions, layers, units, activation, normalization, dropout, width);
    }
}
