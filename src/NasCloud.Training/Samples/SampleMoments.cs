using NasCloud.Models.Networks;

namespace NasCloud.Training.Samples;

/// <summary>Measures how samples are to be normalized.</summary>
internal static class SampleMoments
{
    private const double Scale = 255;

    /// <summary>What the samples measure; a channel or column without variation gets deviation 1.</summary>
    public static Normalization Measure(SampleStore samples) => samples switch
    {
        { Vocabulary: { } vocabulary } => new TokenNormalization(vocabulary) { Text = samples.Text },
        { AreSeries: true } => OfSteps(samples),
        { Categories: null } => OfPixels(samples),
        _ => OfColumns(samples),
    };

    /// <summary>What images measure.</summary>
    public static PixelNormalization OfPixels(SampleStore samples)
    {
        var moments = Enumerable.Range(0, samples.Channels).Select(channel => PixelMoments(samples, channel)).ToList();
        return new([.. moments.Select(m => m.Mean)], [.. moments.Select(m => m.Deviation)]);
    }

    private static SeriesNormalization OfSteps(SampleStore samples)
    {
        var moments = Enumerable.Range(0, samples.Channels).Select(channel => ColumnMoments(samples, channel)).ToList();
        return new([.. moments.Select(m => m.Mean)], [.. moments.Select(m => m.Deviation)]) { Target = OfTargets(samples.Targets) };
    }

    private static ColumnNormalization OfColumns(SampleStore samples)
    {
        var numeric = samples.Channels - samples.Categories!.Value;
        var moments = Enumerable.Range(0, samples.Channels).Select(column => column < numeric ? ColumnMoments(samples, column) : (Mean: 0, Deviation: 1)).ToList();
        return new([.. moments.Select(m => m.Mean)], [.. moments.Select(m => m.Deviation)]) { Target = OfTargets(samples.Targets) };
    }

    private static TargetScale? OfTargets(float[] targets)
    {
        if (targets.Length == 0)
            return null;
        var mean = targets.Average(target => (double)target);
        var variance = targets.Average(target => Math.Pow(target - mean, 2));
        return new(mean, Deviation(variance));
    }

    private static (double Mean, double Deviation) PixelMoments(SampleStore samples, int channel)
    {
        var counts = new long[256];
        for (var offset = channel; offset < samples.Content.Length; offset += samples.Channels)
            counts[samples.Content[offset]]++;
        double total = counts.Sum();
        var mean = counts.Select((count, value) => count * (value / Scale)).Sum() / total;
        var variance = counts.Select((count, value) => count * Math.Pow((value / Scale) - mean, 2)).Sum() / total;
        return (mean, Deviation(variance));
    }

    // In two passes: where a column's mean is far from 0, the difference of two large sums is none.
    private static (double Mean, double Deviation) ColumnMoments(SampleStore samples, int column)
    {
        var mean = Average(samples, column, value => value);
        var variance = Average(samples, column, value => (value - mean) * (value - mean));
        return (mean, Deviation(variance));
    }

    private static double Average(SampleStore samples, int column, Func<double, double> term)
    {
        var numbers = samples.Numbers;
        var (sum, count) = (0.0, 0);
        for (var place = column; place < numbers.Length; place += samples.Channels)
        {
            if (float.IsNaN(numbers[place]))
                continue;
            sum += term(numbers[place]);
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }

    private static double Deviation(double variance) => variance > 0 ? Math.Sqrt(variance) : 1;
}
