using NasCloud.Models.Networks;

namespace NasCloud.Training.Samples;

/// <summary>Measures the mean and the standard deviation of each channel.</summary>
internal static class PixelMoments
{
    private const double Scale = 255;

    /// <summary>What the samples measure; a channel without variation gets deviation 1.</summary>
    public static PixelNormalization Measure(SampleStore samples)
    {
        var moments = Enumerable.Range(0, samples.Channels).Select(channel => Moments(samples, channel)).ToList();
        return new([.. moments.Select(m => m.Mean)], [.. moments.Select(m => m.Deviation)]);
    }

    private static (double Mean, double Deviation) Moments(SampleStore samples, int channel)
    {
        var counts = new long[256];
        for (var offset = channel; offset < samples.Pixels.Length; offset += samples.Channels)
            counts[samples.Pixels[offset]]++;
        double total = counts.Sum();
        var mean = counts.Select((count, value) => count * (value / Scale)).Sum() / total;
        var variance = counts.Select((count, value) => count * Math.Pow((value / Scale) - mean, 2)).Sum() / total;
        return (mean, variance > 0 ? Math.Sqrt(variance) : 1);
    }
}
