using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;
using static NasCloud.Core.SearchSpaces.Networks.NetworkBlocks;

namespace NasCloud.Core.SearchSpaces.GoogLeNet;

/// <summary>What is open in an Inception network, and how it is drawn.</summary>
internal sealed record GoogLeNetChoices(StemKind Stem, Choice<double> Width, Choice<double> Dropout, ValueArray<StageChoices> Stages)
{
    public static GoogLeNetChoices Add(DecisionList decisions, SpecValues values, StemKind stem) => new(
        stem,
        decisions.Ordinal("width", values.Numbers("width")),
        decisions.Ordinal("dropout", values.Numbers("dropout")),
        InceptionWidths.Published.Select((modules, stage) => StageChoices.Add(decisions, values, stage + 1, modules.Count)).ToValueArray());

    public FeatureMap Draw(NetworkDraft draft, Genotype genotype)
    {
        var image = DrawStem(draft, Width.In(genotype));
        for (var stage = 0; stage < Stages.Count; stage++)
        {
            // The pooling before the first stage is the third halving, which small images have too.
            image = draft.MaxPooled($"stage{stage + 1}.pool", image, 3);
            image = DrawStage(draft, genotype, stage, image);
        }

        return draft.Averaged(image, Dropout.In(genotype));
    }

    private FeatureMap DrawStem(NetworkDraft draft, double width)
    {
        var image = draft.Stem(Stem, Widths.Scaled(64, width));
        image = draft.Convolved("stem2", image, Unbiased(Widths.Scaled(64, width), 1), ActivationFunction.Relu);
        return draft.Convolved("stem3", image, Unbiased(Widths.Scaled(192, width), 3), ActivationFunction.Relu);
    }

    private FeatureMap DrawStage(NetworkDraft draft, Genotype genotype, int stage, FeatureMap image)
    {
        for (var module = 0; module < Stages[stage].Modules.In(genotype); module++)
        {
            var widths = InceptionWidths.Published[stage][module].Scaled(Width.In(genotype));
            image = Stages[stage].DrawModule(draft, genotype, $"stage{stage + 1}.module{module + 1}", image, widths);
        }

        return image;
    }
}
