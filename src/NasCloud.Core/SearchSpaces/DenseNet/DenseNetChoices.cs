using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;
using static NasCloud.Core.SearchSpaces.Networks.NetworkBlocks;

namespace NasCloud.Core.SearchSpaces.DenseNet;

/// <summary>What is open in a densely connected network, and how it is drawn.</summary>
internal sealed record DenseNetChoices(StemKind Stem, Choice<int> Growth, Choice<bool> Bottleneck, Choice<double> Compression, ValueArray<Choice<int>> Layers)
{
    private const int Blocks = 4;

    // How many times wider than the growth a layer's 1x1 convolution is.
    private const int BottleneckFactor = 4;

    public static DenseNetChoices Add(DecisionList decisions, SpecValues values, StemKind stem) => new(
        stem,
        decisions.Ordinal("growth", values.Integers("growth")),
        decisions.Categorical("bottleneck", values.Booleans("bottleneck")),
        decisions.Ordinal("compression", values.Numbers("compression")),
        Enumerable.Range(1, Blocks).Select(block => decisions.Ordinal($"block{block}.layers", values.Integers("layers"))).ToValueArray());

    public FeatureMap Draw(NetworkDraft draft, Genotype genotype)
    {
        var image = draft.Stem(Stem, 2 * Growth.In(genotype));
        for (var block = 1; block <= Blocks; block++)
        {
            if (block > 1)
                image = DrawTransition(draft, genotype, $"transition{block - 1}", image);
            image = DrawBlock(draft, genotype, block, image);
        }

        var normalized = draft.Add("head.norm", new BatchNormalization(), image);
        return draft.Averaged(draft.Activated("head", normalized, ActivationFunction.Relu));
    }

    private FeatureMap DrawBlock(NetworkDraft draft, Genotype genotype, int block, FeatureMap image)
    {
        for (var number = 1; number <= Layers[block - 1].In(genotype); number++)
        {
            var name = $"block{block}.layer{number}";
            image = draft.Add($"{name}.all", new Concatenation(), image, DrawLayer(draft, genotype, name, image));
        }

        return image;
    }

    private FeatureMap DrawLayer(NetworkDraft draft, Genotype genotype, string name, FeatureMap image)
    {
        var growth = Growth.In(genotype);
        if (!Bottleneck.In(genotype))
            return draft.PreActivated($"{name}.plain", image, Unbiased(growth, 3));
        var narrow = draft.PreActivated($"{name}.narrow", image, Unbiased(BottleneckFactor * growth, 1));
        return draft.PreActivated($"{name}.wide", narrow, Unbiased(growth, 3));
    }

    private FeatureMap DrawTransition(NetworkDraft draft, Genotype genotype, string name, FeatureMap image)
    {
        var filters = Math.Max(1, (int)(image.Channels * Compression.In(genotype)));
        var compressed = draft.PreActivated(name, image, Unbiased(filters, 1));
        return compressed.HalvingStride == 1 ? compressed : draft.Add($"{name}.pool", new AveragePooling(2, 2), compressed);
    }
}
