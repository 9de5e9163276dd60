using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Text;

/// <summary>Blocks of self-attention and a dense layer, each with a way around it, normalized before (Xiong et al. 2020, arXiv 2002.04745).</summary>
internal sealed record TextAttention(Choice<int> Blocks, Choice<int> Heads)
{
    // How many times wider than the text the layer between two normalizations is.
    private const int Expansion = 2;

    /// <exception cref="ArgumentException">The channels of an embedding can't be divided among the heads.</exception>
    public static TextAttention Add(DecisionList decisions, SpecValues values, Choice<int> embedding, ValueArray<DecisionCondition> active)
    {
        var heads = decisions.Ordinal("attention.heads", values.Integers("heads"), active);
        foreach (var count in heads.Options)
        {
            if (embedding.Options.FirstOrDefault(width => width % count != 0) is > 0 and var width)
                throw new ArgumentException($"embedding is {width} and heads are {count}, which don't divide it: let every option of embedding be a multiple of every option of heads, or leave attention out of body.");
        }

        return new(decisions.Ordinal("attention.blocks", values.Integers("blocks"), active), heads);
    }

    public FeatureMap Draw(NetworkDraft draft, Genotype genotype, FeatureMap text)
    {
        text = draft.Add("positions", new PositionEmbedding(), text);
        for (var number = 1; number <= Blocks.In(genotype); number++)
            text = DrawBlock(draft, $"block{number}", Heads.In(genotype), text);
        return draft.Add("norm", new LayerNormalization(), text);
    }

    private static FeatureMap DrawBlock(NetworkDraft draft, string name, int heads, FeatureMap text)
    {
        var attended = draft.Add($"{name}.attention", new SelfAttention(heads), draft.Add($"{name}.norm1", new LayerNormalization(), text));
        var seen = draft.Add($"{name}.sum1", new Addition(), text, attended);
        var wide = draft.Add($"{name}.wide", new SequenceConvolution(Expansion * text.Channels, 1), draft.Add($"{name}.norm2", new LayerNormalization(), seen));
        var narrow = draft.Add($"{name}.narrow", new SequenceConvolution(text.Channels, 1), draft.Activated($"{name}.wide", wide, ActivationFunction.Gelu));
        return draft.Add($"{name}.sum2", new Addition(), seen, narrow);
    }
}
