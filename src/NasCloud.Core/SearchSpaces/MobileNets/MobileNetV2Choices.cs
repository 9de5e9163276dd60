using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.MobileNets;

/// <summary>What is open in a MobileNetV2, and how it is drawn.</summary>
internal sealed record MobileNetV2Choices(
    StemKind Stem, Choice<double> Width, Choice<int> Head, Choice<double> Dropout, ValueArray<MobileStageChoices> Stages, ValueArray<Choice<int>> Blocks)
{
    private const int StemFilters = 32;

    // Table 2 of the paper.
    private static readonly MobileStage[] Published =
        [new(16, 1, false), new(24, 2, true), new(32, 3, true), new(64, 4, true), new(96, 3, false), new(160, 3, true), new(320, 1, false)];

    public static MobileNetV2Choices Add(DecisionList decisions, SpecValues values, StemKind stem) => new(
        stem,
        decisions.Ordinal("width", values.Numbers("width")),
        decisions.Ordinal("head", values.Integers("head")),
        decisions.Ordinal("dropout", values.Numbers("dropout")),
        Published.Select((_, stage) => MobileStageChoices.Add(decisions, values, stage)).ToValueArray(),
        Published.Select((_, stage) => stage == 0 ? new Choice<int>([1], null) : decisions.Ordinal($"stage{stage + 1}.blocks", values.Integers("blocks"))).ToValueArray());

    public FeatureMap Draw(NetworkDraft draft, Genotype genotype)
    {
        var skeleton = new MobileSkeleton(draft, Stem, ActivationFunction.Relu6);
        var width = Width.In(genotype);
        var image = skeleton.Begin(draft.Input, Widths.Scaled(StemFilters, width));
        for (var stage = 0; stage < Published.Length; stage++)
            image = DrawStage(skeleton, genotype, stage, image);
        return skeleton.End(image, Widths.Scaled(Head.In(genotype), Math.Max(1, width)), Dropout.In(genotype));
    }

    private FeatureMap DrawStage(MobileSkeleton skeleton, Genotype genotype, int stage, FeatureMap image)
    {
        var filters = Widths.Scaled(Published[stage].Filters, Width.In(genotype));
        for (var number = 0; number < Blocks[stage].In(genotype); number++)
        {
            var stride = skeleton.StrideOf(image, stage, number, Published[stage].Halves);
            image = new InvertedResidual($"stage{stage + 1}.block{number + 1}", filters, Stages[stage].Expansion.In(genotype), Stages[stage].Kernel.In(genotype), stride, skeleton.Activation)
                .Draw(skeleton.Draft, image);
        }

        return image;
    }
}
