using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.MobileNets;

/// <summary>What is open in an EfficientNet, and how it is drawn.</summary>
internal sealed record EfficientNetChoices(
    StemKind Stem,
    Choice<double> Width,
    Choice<double> Depth,
    Choice<double> Resolution,
    Choice<double> Squeeze,
    Choice<double> Dropout,
    ValueArray<MobileStageChoices> Stages)
{
    private const int StemFilters = 32;

    private const int HeadFilters = 1280;

    private const int LargestSide = 4_096;

    // Table 1 of the paper.
    private static readonly MobileStage[] Published =
        [new(16, 1, false), new(24, 2, true), new(40, 2, true), new(80, 3, true), new(112, 3, false), new(192, 4, true), new(320, 1, false)];

    public static EfficientNetChoices Add(DecisionList decisions, SpecValues values, StemKind stem) => new(
        stem,
        decisions.Ordinal("width", values.Numbers("width")),
        decisions.Ordinal("depth", values.Numbers("depth")),
        decisions.Ordinal("resolution", values.Numbers("resolution")),
        decisions.Ordinal("squeeze", values.Numbers("squeeze")),
        decisions.Ordinal("dropout", values.Numbers("dropout")),
        Published.Select((_, stage) => MobileStageChoices.Add(decisions, values, stage)).ToValueArray());

    public FeatureMap Draw(NetworkDraft draft, Genotype genotype)
    {
        var skeleton = new MobileSkeleton(draft, Stem, ActivationFunction.Silu);
        var width = Width.In(genotype);
        var image = skeleton.Begin(Resized(draft, Resolution.In(genotype)), Widths.Scaled(StemFilters, width));
        for (var stage = 0; stage < Published.Length; stage++)
            image = DrawStage(skeleton, genotype, stage, image);
        return skeleton.End(image, Widths.Scaled(HeadFilters, width), Dropout.In(genotype));
    }

    private static FeatureMap Resized(NetworkDraft draft, double factor)
    {
        var input = draft.Input.Shape;
        var resize = new Resize(Side(input.Height, factor), Side(input.Width, factor));
        return (resize.Height, resize.Width) == (input.Height, input.Width) ? draft.Input : draft.Add("resize", resize, draft.Input);
    }

    private static int Side(int side, double factor) => Math.Clamp((int)Math.Round(side * factor, MidpointRounding.AwayFromZero), 1, LargestSide);

    private FeatureMap DrawStage(MobileSkeleton skeleton, Genotype genotype, int stage, FeatureMap image)
    {
        var filters = Widths.Scaled(Published[stage].Filters, Width.In(genotype));
        var blocks = (int)Math.Ceiling(Published[stage].Blocks * Depth.In(genotype));
        for (var number = 0; number < blocks; number++)
        {
            var stride = skeleton.StrideOf(image, stage, number, Published[stage].Halves);
            image = new InvertedResidual(
                $"stage{stage + 1}.block{number + 1}", filters, Stages[stage].Expansion.In(genotype), Stages[stage].Kernel.In(genotype), stride, skeleton.Activation, Squeeze.In(genotype))
                .Draw(skeleton.Draft, image);
        }

        return image;
    }
}
