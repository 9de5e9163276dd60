using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Networks;
using static NasCloud.Core.SearchSpaces.Networks.NetworkBlocks;

namespace NasCloud.Core.SearchSpaces.Darts;

/// <summary>The operations of cells, as published; each keeps the channels.</summary>
/// <remarks>
/// The published skip of a reduction cell halves the image by two convolutions to half of the channels, one of them
/// shifted by a pixel. Here it is one convolution to all channels, of as many parameters, which also takes odd sides.
/// </remarks>
internal static class CellOperations
{
    public const string None = "none";

    public static ValueArray<string> Names { get; } =
        [None, "maxPool3x3", "averagePool3x3", "skip", "sepConv3x3", "sepConv5x5", "dilConv3x3", "dilConv5x5"];

    public static FeatureMap Operated(this NetworkDraft draft, string name, string operation, FeatureMap from, int stride) => operation switch
    {
        None => draft.Add($"{name}.none", new Zero(), stride == 1 ? from : draft.Add($"{name}.shape", new MaxPooling(1, stride), from)),
        "maxPool3x3" => draft.Add($"{name}.maxPool", new MaxPooling(3, stride), from),
        "averagePool3x3" => draft.Add($"{name}.averagePool", new AveragePooling(3, stride), from),
        "skip" => stride == 1 ? from : draft.Rectified($"{name}.skip", from, from.Channels, stride),
        "sepConv3x3" => draft.Separated($"{name}.sepConv3x3", from, 3, stride),
        "sepConv5x5" => draft.Separated($"{name}.sepConv5x5", from, 5, stride),
        "dilConv3x3" => draft.Dilated($"{name}.dilConv3x3", from, 3, stride),
        _ => draft.Dilated($"{name}.dilConv5x5", from, 5, stride),
    };

    /// <summary>A rectifier, a 1x1 convolution, and batch normalization.</summary>
    public static FeatureMap Rectified(this NetworkDraft draft, string name, FeatureMap from, int filters, int stride = 1) =>
        draft.Convolved(name, draft.Activated(name, from, ActivationFunction.Relu), Unbiased(filters, 1, stride));

    // Twice in a row, the stride in the first.
    private static FeatureMap Separated(this NetworkDraft draft, string name, FeatureMap from, int kernel, int stride) =>
        draft.DepthwiseThenPointwise($"{name}.2", draft.DepthwiseThenPointwise($"{name}.1", from, new(kernel, stride, Bias: false)), new(kernel, Bias: false));

    private static FeatureMap Dilated(this NetworkDraft draft, string name, FeatureMap from, int kernel, int stride) =>
        draft.DepthwiseThenPointwise(name, from, new(kernel, stride, Bias: false, Dilation: 2));

    private static FeatureMap DepthwiseThenPointwise(this NetworkDraft draft, string name, FeatureMap from, DepthwiseConvolution depthwise)
    {
        var seen = draft.Add($"{name}.depthwise", depthwise, draft.Activated(name, from, ActivationFunction.Relu));
        return draft.Convolved(name, seen, new PointwiseConvolution(from.Channels, Bias: false));
    }
}
