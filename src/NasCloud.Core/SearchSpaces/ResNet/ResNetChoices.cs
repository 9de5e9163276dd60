using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.ResNet;

/// <summary>What is open in a residual network, and how it is drawn.</summary>
internal sealed record ResNetChoices(StemKind Stem, Choice<string> Block, Choice<int> Width, ValueArray<Choice<int>> Blocks)
{
    private const int Stages = 4;

    public static ResNetChoices Add(DecisionList decisions, SpecValues values, StemKind stem) => new(
        stem,
        decisions.Categorical("block", values.Texts("block")),
        decisions.Ordinal("width", values.Integers("width")),
        Enumerable.Range(1, Stages).Select(stage => decisions.Ordinal($"stage{stage}.blocks", values.Integers("blocks"))).ToValueArray());

    public FeatureMap Draw(NetworkDraft draft, Genotype genotype)
    {
        var image = draft.Stem(Stem, Width.In(genotype));
        for (var stage = 0; stage < Stages; stage++)
            image = DrawStage(draft, genotype, image, stage);
        return draft.Averaged(image);
    }

    private FeatureMap DrawStage(NetworkDraft draft, Genotype genotype, FeatureMap image, int stage)
    {
        for (var number = 1; number <= Blocks[stage].In(genotype); number++)
        {
            var stride = stage > 0 && number == 1 ? image.HalvingStride : 1;
            var block = new ResidualBlock($"stage{stage + 1}.block{number}", Width.In(genotype) << stage, stride);
            image = Block.In(genotype) == "basic" ? block.DrawBasic(draft, image) : block.DrawBottleneck(draft, image);
        }

        return image;
    }
}
