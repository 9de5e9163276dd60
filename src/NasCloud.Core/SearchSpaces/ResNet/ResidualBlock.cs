using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces.Networks;
using static NasCloud.Core.SearchSpaces.Networks.NetworkBlocks;

namespace NasCloud.Core.SearchSpaces.ResNet;

/// <summary>A block of convolutions whose input is added to their result before the last rectifier.</summary>
/// <remarks>Where the shapes differ, the input comes through a 1x1 convolution with the block's stride and batch normalization.</remarks>
internal sealed record ResidualBlock(string Name, int Width, int Stride)
{
    // How many times wider a bottleneck's result is than its 3x3 convolution.
    private const int Expansion = 4;

    /// <summary>Two 3x3 convolutions, the first with the stride.</summary>
    public FeatureMap DrawBasic(NetworkDraft draft, FeatureMap from)
    {
        var first = draft.Convolved($"{Name}.basic1", from, Unbiased(Width, 3, Stride), ActivationFunction.Relu);
        return Joined(draft, from, draft.Convolved($"{Name}.basic2", first, Unbiased(Width, 3)));
    }

    /// <summary>Convolutions of 1x1, 3x3 with the stride, and 1x1 to four times the channels.</summary>
    public FeatureMap DrawBottleneck(NetworkDraft draft, FeatureMap from)
    {
        var narrow = draft.Convolved($"{Name}.bottleneck1", from, Unbiased(Width, 1), ActivationFunction.Relu);
        var seen = draft.Convolved($"{Name}.bottleneck2", narrow, Unbiased(Width, 3, Stride), ActivationFunction.Relu);
        return Joined(draft, from, draft.Convolved($"{Name}.bottleneck3", seen, Unbiased(Expansion * Width, 1)));
    }

    private FeatureMap Joined(NetworkDraft draft, FeatureMap from, FeatureMap residual)
    {
        var shortcut = from.Shape == residual.Shape ? from : draft.Convolved($"{Name}.shortcut", from, Unbiased(residual.Channels, 1, Stride));
        return draft.Activated(Name, draft.Add($"{Name}.sum", new Addition(), residual, shortcut), ActivationFunction.Relu);
    }
}
