using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Text;

/// <summary>What is open in a network that reads tokens, and how it is drawn.</summary>
internal sealed record TextChoices(
    int Vocabulary,
    Choice<int> Embedding,
    Choice<string> Body,
    TextConvolutions? Convolutions,
    TextRecurrence? Recurrence,
    TextAttention? Attention,
    Choice<string> Pooling,
    Choice<double> Dropout)
{
    public static TextChoices Add(DecisionList decisions, SpecValues values, int vocabulary)
    {
        var embedding = decisions.Ordinal("embedding", values.Integers("embedding"));
        var body = decisions.Categorical("body", values.Texts("body"));
        return new(
            vocabulary,
            embedding,
            body,
            When(body, "convolution", active => TextConvolutions.Add(decisions, values, active)),
            When(body, "gru", active => TextRecurrence.Add(decisions, values, active)),
            When(body, "attention", active => TextAttention.Add(decisions, values, embedding, active)),
            decisions.Categorical("pooling", values.Texts("pooling")),
            decisions.Ordinal("dropout", values.Numbers("dropout")));
    }

    public FeatureMap Draw(NetworkDraft draft, Genotype genotype)
    {
        var text = draft.Add("embedding", new TokenEmbedding(Vocabulary, Embedding.In(genotype)), draft.Input);
        text = Body.In(genotype) switch
        {
            "convolution" => Convolutions!.Draw(draft, genotype, text),
            "gru" => Recurrence!.Draw(draft, genotype, text),
            _ => Attention!.Draw(draft, genotype, text),
        };
        Operation pooling = Pooling.In(genotype) == "mean" ? new GlobalAveragePooling() : new GlobalMaxPooling();
        return draft.Dropped("head.dropout", draft.Add("head.pool", pooling, text), Dropout.In(genotype));
    }

    private static T? When<T>(Choice<string> body, string kind, Func<ValueArray<DecisionCondition>, T> add)
        where T : class => body.Options.Contains(kind) ? add(body.When(chosen => chosen == kind)) : null;
}
