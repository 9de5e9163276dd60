using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Vgg;

/// <summary>What is open in a VGG network, and how it is drawn.</summary>
/// <remarks>Where an image is too small for five poolings, the last ones are left out.</remarks>
internal sealed record VggChoices(Choice<int> Width, Choice<bool> BatchNormalization, ValueArray<Choice<int>> Convolutions, ClassifierChoices Classifier)
{
    private const int Stages = 5;

    // The channels double three times.
    private const int LastDoubling = 3;

    public static VggChoices Add(DecisionList decisions, SpecValues values) => new(
        decisions.Ordinal("width", values.Integers("width")),
        decisions.Categorical("batchNorm", values.Booleans("batchNorm")),
        Enumerable.Range(1, Stages).Select(stage => decisions.Ordinal($"stage{stage}.convolutions", values.Integers("convolutions"))).ToValueArray(),
        ClassifierChoices.Add(decisions, values));

    public FeatureMap Draw(NetworkDraft draft, Genotype genotype)
    {
        var image = draft.Input;
        for (var stage = 0; stage < Stages; stage++)
            image = DrawStage(draft, genotype, image, stage);
        return Classifier.Draw(draft, genotype, image);
    }

    private FeatureMap DrawStage(NetworkDraft draft, Genotype genotype, FeatureMap image, int stage)
    {
        var filters = Width.In(genotype) << Math.Min(stage, LastDoubling);
        for (var layer = 1; layer <= Convolutions[stage].In(genotype); layer++)
            image = draft.PlainlyConvolved($"stage{stage + 1}.layer{layer}", image, new Convolution(filters, 3), BatchNormalization.In(genotype));
        return draft.MaxPooled($"stage{stage + 1}.pool", image, 2);
    }
}
