using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Text;

/// <summary>Convolutions along a text.</summary>
internal sealed record TextConvolutions(Choice<int> Layers, ValueArray<TextLayer> Each)
{
    public static TextConvolutions Add(DecisionList decisions, SpecValues values, ValueArray<DecisionCondition> active)
    {
        var layers = decisions.Ordinal("layers", values.Integers("layers"), active);
        return new(layers, Enumerable.Range(1, layers.Options.Max()).Select(number =>
        {
            ValueArray<DecisionCondition> exists = [.. active, .. layers.When(count => count >= number)];
            return new TextLayer(
                decisions.Ordinal($"layer{number}.width", values.Integers("width"), exists),
                decisions.Ordinal($"layer{number}.kernel", values.Integers("kernel"), exists));
        }).ToValueArray());
    }

    public FeatureMap Draw(NetworkDraft draft, Genotype genotype, FeatureMap text)
    {
        for (var number = 1; number <= Layers.In(genotype); number++)
        {
            var layer = Each[number - 1];
            text = draft.Convolved($"layer{number}", text, new SequenceConvolution(layer.Width.In(genotype), layer.Kernel.In(genotype), Bias: false), ActivationFunction.Relu);
        }

        return text;
    }
}
