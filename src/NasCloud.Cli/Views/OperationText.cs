using System.Globalization;
using NasCloud.Core.Architectures;

namespace NasCloud.Cli.Views;

/// <summary>Operations of a network in words.</summary>
internal static class OperationText
{
    public static string Describe(Operation operation) => operation switch
    {
        Convolution each => $"convolution {each.Kernel}x{each.Kernel}, {Format.Plural(each.Filters, "filter")}{Stride(each.Stride)}{Dilation(each.Dilation)}",
        PointwiseConvolution each => $"convolution 1x1, {Format.Plural(each.Filters, "filter")}{Stride(each.Stride)}",
        DepthwiseConvolution each => $"depthwise convolution {each.Kernel}x{each.Kernel}{Stride(each.Stride)}{Dilation(each.Dilation)}",
        MaxPooling each => $"max pooling {each.Kernel}x{each.Kernel}{Stride(each.Stride)}{Padding(each.Padded)}",
        AveragePooling each => $"average pooling {each.Kernel}x{each.Kernel}{Stride(each.Stride)}{Padding(each.Padded)}",
        SequenceConvolution each => $"convolution of {Format.Plural(each.Kernel, "step")}, {Format.Plural(each.Filters, "filter")}{Stride(each.Stride)}{Dilation(each.Dilation)}",
        SequencePooling each => $"max pooling of {Format.Plural(each.Kernel, "step")}{Stride(each.Stride)}",
        TokenEmbedding each => $"embedding of {Format.Plural(each.Size, "token")} in {Format.Plural(each.Width, "number")}",
        GlobalMaxPooling => "global max pooling",
        Gru each => $"gru, {Format.Plural(each.Units, "unit")}{(each.Bidirectional ? ", bidirectional" : "")}",
        SelfAttention each => $"self-attention, {Format.Plural(each.Heads, "head")}",
        LayerNormalization => "layer normalization",
        PositionEmbedding => "embedding of positions",
        GlobalAveragePooling => "global average pooling",
        Dense each => $"dense, {Format.Plural(each.Units, "unit")}",
        BatchNormalization => "batch normalization",
        Embedding each => $"embedding of {Format.Plural(each.Sizes.Count, "column")} in {Format.Plural(each.Widths.Sum(), "number")}",
        Activation each => Camel(each.Function.ToString()),
        Dropout each => $"dropout {each.Rate.ToString("0.##", CultureInfo.InvariantCulture)}",
        Resize each => $"resize to {each.Height}x{each.Width}",
        ChannelSlice each => $"channels {each.Start} to {each.Start + each.Count - 1}",
        _ => Camel(operation.GetType().Name),
    };

    private static string Stride(int stride) => stride == 1 ? "" : $", stride {stride}";

    private static string Dilation(int dilation) => dilation == 1 ? "" : $", dilation {dilation}";

    private static string Padding(bool padded) => padded ? "" : ", unpadded";

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
