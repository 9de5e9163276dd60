namespace NasCloud.Core.Objectives;

/// <summary>What a share measured on a sample says of the whole (Wilson 1927): it stays within 0 and 1, and fits small samples too.</summary>
/// <param name="Low">The lower bound, 0 to 1.</param>
/// <param name="High">The upper bound, 0 to 1.</param>
public readonly record struct WilsonInterval(double Low, double High)
{
    // Two-sided, 95%.
    private const double Quantile = 1.959963984540054;

    /// <summary>The 95% interval of a share.</summary>
    /// <param name="share">What was measured, 0 to 1.</param>
    /// <param name="count">Of how many, at least 1.</param>
    public static WilsonInterval Of(double share, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var weight = Quantile * Quantile / count;
        var centre = (share + (weight / 2)) / (1 + weight);
        var reach = Quantile / (1 + weight) * Math.Sqrt((share * (1 - share) / count) + (weight / (4 * count)));
        return new(Math.Max(0, centre - reach), Math.Min(1, centre + reach));
    }
}
