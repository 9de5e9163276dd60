namespace NasCloud.Core.Benchmarks;

/// <summary>What a sample says of the mean behind it.</summary>
/// <param name="Count">How many values.</param>
/// <param name="Mean">Their mean; NaN where there are none.</param>
/// <param name="StandardDeviation">Their standard deviation, with n - 1; NaN for less than two.</param>
public sealed record SampleStatistics(int Count, double Mean, double StandardDeviation)
{
    // The standard normal distribution's quantile of 0.975.
    private const double Normal = 1.959963984540054;

    /// <summary>Half the width of the mean's 95% confidence interval, by Student's t; NaN for less than two values.</summary>
    public double Margin => Quantile(Count - 1) * StandardDeviation / Math.Sqrt(Count);

    /// <summary>The lower end of the mean's 95% confidence interval.</summary>
    public double Low => Mean - Margin;

    /// <summary>The upper end of the mean's 95% confidence interval.</summary>
    public double High => Mean + Margin;

    /// <summary>Describes a sample.</summary>
    public static SampleStatistics Of(IEnumerable<double> sample)
    {
        double[] values = [.. sample];
        if (values.Length == 0)
            return new(0, double.NaN, double.NaN);
        var mean = values.Average();
        var squares = values.Sum(value => (value - mean) * (value - mean));
        return new(values.Length, mean, values.Length < 2 ? double.NaN : Math.Sqrt(squares / (values.Length - 1)));
    }

    /// <summary>Student's t, its quantile of 0.975: exact for one and two degrees of freedom, from three on within 0.3%.</summary>
    /// <remarks>The expansion is Abramowitz and Stegun's 26.7.5.</remarks>
    internal static double Quantile(int degrees)
    {
        const double Z = Normal;
        return degrees switch
        {
            < 1 => double.NaN,
            1 => Math.Tan(Math.PI * 0.475),
            2 => 0.95 * Math.Sqrt(2 / (1 - 0.95 * 0.95)),
            _ => Z
                + (Math.Pow(Z, 3) + Z) / 4 / degrees
                + (5 * Math.Pow(Z, 5) + 16 * Math.Pow(Z, 3) + 3 * Z) / 96 / Math.Pow(degrees, 2)
                + (3 * Math.Pow(Z, 7) + 19 * Math.Pow(Z, 5) + 17 * Math.Pow(Z, 3) - 15 * Z) / 384 / Math.Pow(degrees, 3)
                + (79 * Math.Pow(Z, 9) + 776 * Math.Pow(Z, 7) + 1482 * Math.Pow(Z, 5) - 1920 * Math.Pow(Z, 3) - 945 * Z) / 92160 / Math.Pow(degrees, 4),
        };
    }
}
