using NasCloud.Core.Collections;

namespace NasCloud.Training.Samples;

/// <summary>The mean and standard deviation of each channel, by which pixels are brought to mean 0 and deviation 1.</summary>
/// <param name="Mean">Of pixels scaled to 0 to 1, one a channel.</param>
/// <param name="Deviation">Of pixels scaled to 0 to 1, one a channel, above 0.</param>
internal sealed record PixelNormalization(ValueArray<double> Mean, ValueArray<double> Deviation) : Normalization
{
    private const double Scale = 255;

    /// <summary>What the samples measure; a channel without variation gets deviation 1.</summary>
    public static new PixelNormalization Of(SampleStore samples)
    {
        var moments = Enumerable.Range(0, samples.Channels).Select(channel => Moments(samples, channel)).ToList();
        return new([.. moments.Select(m => m.Mean)], [.. moments.Select(m => m.Deviation)]);
    }

    /// <summary>The pixel that becomes 0, or the nearest to it, one a channel.</summary>
    public byte[] MeanPixel => [.. Mean.Select(mean => (byte)Math.Round(mean * Scale))];

    /// <inheritdoc/>
    public override float[] Factors => [.. Deviation.Select(deviation => (float)(1 / (Scale * deviation)))];

    /// <inheritdoc/>
    public override float[] Offsets => [.. Mean.Zip(Deviation, (mean, deviation) => (float)(-mean / deviation))];

    private static (double Mean, double Deviation) Moments(SampleStore samples, int channel)
    {
        var counts = new long[256];
        for (var offset = channel; offset < samples.Content.Length; offset += samples.Channels)
            counts[samples.Content[offset]]++;
        double total = counts.Sum();
        var mean = counts.Select((count, value) => count * (value / Scale)).Sum() / total;
        var variance = counts.Select((count, value) => count * Math.Pow((value / Scale) - mean, 2)).Sum() / total;
        return (mean, variance > 0 ? Math.Sqrt(variance) : 1);
    }
}
