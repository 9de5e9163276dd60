using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces.Networks;
using static NasCloud.Core.SearchSpaces.Networks.NetworkBlocks;

namespace NasCloud.Core.SearchSpaces.MobileNets;

/// <summary>What is the same in MobileNetV2 and EfficientNet: where they halve the resolution, and how they begin and end.</summary>
internal sealed record MobileSkeleton(NetworkDraft Draft, StemKind Stem, ActivationFunction Activation)
{
    public FeatureMap Begin(FeatureMap image, int filters) =>
        Draft.Convolved("stem", image, Unbiased(filters, 3, Stem == StemKind.Imagenet ? image.HalvingStride : 1), Activation);

    /// <summary>The stride of a block. Of the published halvings, small images do without the stem's and the first stage's that has one, the second.</summary>
    /// <param name="image">What the block reads.</param>
    /// <param name="stage">The stage's number, from 0.</param>
    /// <param name="block">The block's number in the stage, from 0.</param>
    /// <param name="halves">Whether the stage's first block halves the resolution.</param>
    public int StrideOf(FeatureMap image, int stage, int block, bool halves) =>
        halves && block == 0 && (stage > 1 || Stem == StemKind.Imagenet) ? image.HalvingStride : 1;

    public FeatureMap End(FeatureMap image, int filters, double dropout) =>
        Draft.Averaged(Draft.Convolved("head", image, new PointwiseConvolution(filters, Bias: false), Activation), dropout);
}
