using NasCloud.Core.SearchSpaces.Networks;

namespace NasCloud.Core.SearchSpaces.GoogLeNet;

/// <summary>The channels of the convolutions of an Inception module.</summary>
/// <param name="Pointwise">Of the first branch.</param>
/// <param name="MiddleReduced">Of the second branch's 1x1 convolution.</param>
/// <param name="Middle">Of the second branch.</param>
/// <param name="WideReduced">Of the third branch's 1x1 convolution.</param>
/// <param name="Wide">Of the third branch.</param>
/// <param name="Pooled">Of the fourth branch, after its pooling.</param>
internal sealed record InceptionWidths(int Pointwise, int MiddleReduced, int Middle, int WideReduced, int Wide, int Pooled)
{
    /// <summary>The modules of each stage as published (table 1).</summary>
    public static IReadOnlyList<IReadOnlyList<InceptionWidths>> Published { get; } =
    [
        [new(64, 96, 128, 16, 32, 32), new(128, 128, 192, 32, 96, 64)],
        [new(192, 96, 208, 16, 48, 64), new(160, 112, 224, 24, 64, 64), new(128, 128, 256, 24, 64, 64), new(112, 144, 288, 32, 64, 64), new(256, 160, 320, 32, 128, 128)],
        [new(256, 160, 320, 32, 128, 128), new(384, 192, 384, 48, 128, 128)],
    ];

    public InceptionWidths Scaled(double factor) => new(
        Widths.Scaled(Pointwise, factor),
        Widths.Scaled(MiddleReduced, factor),
        Widths.Scaled(Middle, factor),
        Widths.Scaled(WideReduced, factor),
        Widths.Scaled(Wide, factor),
        Widths.Scaled(Pooled, factor));
}
