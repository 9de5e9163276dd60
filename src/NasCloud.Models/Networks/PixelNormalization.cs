using NasCloud.Core.Collections;

namespace NasCloud.Models.Networks;

/// <summary>The mean and standard deviation of each channel, by which pixels are brought to mean 0 and deviation 1.</summary>
/// <param name="Mean">Of pixels scaled to 0 to 1, one a channel.</param>
/// <param name="Deviation">Of pixels scaled to 0 to 1, one a channel, above 0.</param>
public sealed record PixelNormalization(ValueArray<double> Mean, ValueArray<double> Deviation) : Normalization
{
    private const double Scale = 255;

    /// <summary>The pixel that becomes 0, or the nearest to it, one a channel.</summary>
    public byte[] MeanPixel => [.. Mean.Select(mean => (byte)Math.Round(mean * Scale))];

    /// <inheritdoc/>
    public override float[] Factors => [.. Deviation.Select(deviation => (float)(1 / (Scale * deviation)))];

    /// <inheritdoc/>
    public override float[] Offsets => [.. Mean.Zip(Deviation, (mean, deviation) => (float)(-mean / deviation))];
}
