using Onnx;

namespace NasCloud.Models.Onnx;

/// <summary>What a convolution or a pooling looks at for one pixel of its result.</summary>
/// <param name="Kernel">Its height and width.</param>
/// <param name="Stride">Its step in both directions.</param>
/// <param name="Dilation">The distance between the pixels that it looks at.</param>
/// <param name="Padded">Whether an odd window is padded by half; even ones never are.</param>
/// <param name="OfSequences">Whether it has one row, as sequences do.</param>
internal readonly record struct Window(int Kernel, int Stride, int Dilation = 1, bool Padded = true, bool OfSequences = false)
{
    /// <summary>The same in ONNX's words.</summary>
    public AttributeProto[] Attributes =>
    [
        OnnxGraph.Attribute("kernel_shape", Rows(Kernel), Kernel),
        OnnxGraph.Attribute("strides", Rows(Stride), Stride),
        OnnxGraph.Attribute("pads", OfSequences ? 0 : Padding, Padding, OfSequences ? 0 : Padding, Padding),
        .. Dilation == 1 ? Array.Empty<AttributeProto>() : [OnnxGraph.Attribute("dilations", Rows(Dilation), Dilation)],
    ];

    private int Padding => Padded && Kernel % 2 == 1 ? Kernel / 2 * Dilation : 0;

    private int Rows(int columns) => OfSequences ? 1 : columns;
}
