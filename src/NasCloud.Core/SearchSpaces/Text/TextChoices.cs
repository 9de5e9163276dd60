using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Text;

/// <summary>What is open in a network that reads tokens, and how it is drawn.</summary>
internal sealed record TextChoices(int Vocabulary, Choice<int> Embedding, Choice<int> Layers, ValueArray<TextLayer> Each, Choice<string> Pooling, Choice<double> Dropout)
{
    public static TextChoices Add(DecisionList decisions, SpecValues values, int vocabulary)
    {
        var embedding = decisions.Ordinal("embedding", values.Integers("embedding"));
        var layers = decisions.Ordinal("layers", values.Integers("layers"));
        var each = Enumerable.Range(1, layers.Options.Max()).Select(number =>
        {
            var exists = layers.When(count => count >= number);
            return new TextLayer(
                decisions.Ordinal($"layer{number}.width", values.Integers("width"), exists),
                decisions.Ordinal($"layer{number}.kernel", values.Integers("kernel"), exists));
        }).ToValueArray();
        return new(vocabulary, embedding, layers, each, decisions.Categorical("pooling", values.Texts("pooling")), decisions.Ordinal("dropout", values.Numbers("dropout")));
    }

    public FeatureMap Draw(NetworkDraft draft, Genotype genotype)
    {
        var text = draft.Add("embedding", new TokenEmbedding(Vocabulary, Embedding.In(genotype)), draft.Input);
        for (var number = 1; number <= Layers.In(genotype); number++)
        {
            var layer = Each[number - 1];
            text = draft.Convolved($"layer{number}", text, new SequenceConvolution(layer.Width.In(genotype), layer.Kernel.In(genotype), Bias: false), ActivationFunction.Relu);
        }

        Operation pooling = Pooling.In(genotype) == "mean" ? new GlobalAveragePooling() : new GlobalMaxPooling();
        return draft.Dropped("head.dropout", draft.Add("head.pool", pooling, text), Dropout.In(genotype));
    }
}
