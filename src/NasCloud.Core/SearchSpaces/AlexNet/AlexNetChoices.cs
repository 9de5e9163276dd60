using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.AlexNet;

/// <summary>What is open in an AlexNet, and how it is drawn.</summary>
internal sealed record AlexNetChoices(
    StemKind Stem,
    Choice<double> Width,
    Choice<int> Kernel,
    Choice<int> SecondKernel,
    Choice<int> Convolutions,
    Choice<int> Pooling,
    Choice<bool> BatchNormalization,
    ClassifierChoices Classifier)
{
    private const int LargestSmallKernel = 5;

    // Channels of the 3x3 convolutions as published; those beyond have the last one's.
    private static readonly int[] Third = [384, 256, 256];

    public static AlexNetChoices Add(DecisionList decisions, SpecValues values, StemKind stem) => new(
        stem,
        decisions.Ordinal("width", values.Numbers("width")),
        decisions.Ordinal("kernel", Kernels(values.Integers("kernel"), stem)),
        decisions.Ordinal("secondKernel", values.Integers("secondKernel")),
        decisions.Ordinal("convolutions", values.Integers("convolutions")),
        decisions.Ordinal("pooling", values.Integers("pooling")),
        decisions.Categorical("batchNorm", values.Booleans("batchNorm")),
        ClassifierChoices.Add(decisions, values));

    public FeatureMap Draw(NetworkDraft draft, Genotype genotype)
    {
        var stride = Stem == StemKind.Imagenet ? 2 * draft.Input.HalvingStride : 1;
        var image = Convolved(draft, genotype, 1, draft.Input, new(64, Kernel.In(genotype), stride));
        image = Convolved(draft, genotype, 2, Pooled(draft, genotype, 1, image), new(192, SecondKernel.In(genotype)));
        image = Pooled(draft, genotype, 2, image);
        for (var layer = 0; layer < Convolutions.In(genotype); layer++)
            image = Convolved(draft, genotype, 3 + layer, image, new(Third[Math.Min(layer, Third.Length - 1)], 3));
        return Classifier.Draw(draft, genotype, Pooled(draft, genotype, 3, image));
    }

    private FeatureMap Convolved(NetworkDraft draft, Genotype genotype, int layer, FeatureMap image, Convolution published) => draft.PlainlyConvolved(
        $"layer{layer}", image, published with { Filters = Widths.Scaled(published.Filters, Width.In(genotype)) }, BatchNormalization.In(genotype));

    private FeatureMap Pooled(NetworkDraft draft, Genotype genotype, int number, FeatureMap image) =>
        draft.MaxPooled($"pool{number}", image, Pooling.In(genotype), padded: false);

    private static ValueArray<int> Kernels(ValueArray<int> kernels, StemKind stem) => stem == StemKind.Imagenet
        ? kernels
        : kernels.Select(kernel => Math.Min(kernel, LargestSmallKernel)).Distinct().ToValueArray();
}
