using NasCloud.Core.Collections;

namespace NasCloud.Training.Samples;

/// <summary>The mean and standard deviation of each column of a table, by which numbers are brought to mean 0 and deviation 1.</summary>
/// <param name="Mean">One a column, over the rows that have it; 0 of a category's codes, which stay as they are.</param>
/// <param name="Deviation">One a column, above 0; 1 of codes and of columns without variation.</param>
internal sealed record ColumnNormalization(ValueArray<double> Mean, ValueArray<double> Deviation) : Normalization
{
    /// <inheritdoc/>
    public override float[] Shifts => [.. Mean.Select(mean => (float)mean)];

    /// <inheritdoc/>
    public override float[] Factors => [.. Deviation.Select(deviation => (float)(1 / deviation))];

    /// <inheritdoc/>
    public override float[] Offsets => [.. Mean.Zip(Deviation, (mean, deviation) => (float)(((float)mean - mean) / deviation))];

    /// <summary>What the rows measure.</summary>
    public static new ColumnNormalization Of(SampleStore samples)
    {
        var numeric = samples.Channels - samples.Categories!.Value;
        var moments = Enumerable.Range(0, samples.Channels).Select(column => column < numeric ? Moments(samples, column) : (Mean: 0, Deviation: 1)).ToList();
        return new([.. moments.Select(m => m.Mean)], [.. moments.Select(m => m.Deviation)]) { Target = TargetScale.Of(samples.Targets) };
    }

    // In two passes: where a column's mean is far from 0, the difference of two large sums is none.
    private static (double Mean, double Deviation) Moments(SampleStore samples, int column)
    {
        var mean = Average(samples, column, value => value);
        var variance = Average(samples, column, value => (value - mean) * (value - mean));
        return (mean, variance > 0 ? Math.Sqrt(variance) : 1);
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
}
