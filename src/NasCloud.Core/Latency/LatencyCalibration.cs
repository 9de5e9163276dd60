namespace NasCloud.Core.Latency;

/// <summary>Fits a table's sums to whole networks.</summary>
public static class LatencyCalibration
{
    // A line through fewer points follows their noise.
    private const int FewestNetworks = 3;

    /// <summary>The table with the scale and the offset whose relative errors, made positive, have the least sum.</summary>
    /// <remarks>
    /// Least absolute deviations: a network that was measured while the machine did something else has no more say than any other.
    /// The best line passes through two of the points, so that all such lines are tried: O(n³) for n networks.
    /// </remarks>
    /// <param name="table">The table, as yet without scale and offset.</param>
    /// <param name="networks">For each network what the table sums up to and what was measured, in microseconds, above 0.</param>
    public static LatencyTable Fit(LatencyTable table, IReadOnlyList<(double Sum, double Measured)> networks)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(networks);
        if (networks.Count < FewestNetworks)
            return table with { Scale = 1, OffsetMicroseconds = 0 };
        var lines = Pairs(networks).Select(pair => Line(pair.Item1, pair.Item2))
            // Where all networks sum up alike, a factor alone.
            .Concat(networks.Select(each => (Scale: each.Measured / each.Sum, Offset: 0.0)))
            .Where(line => line.Scale > 0 && double.IsFinite(line.Scale));
        var (scale, offset) = lines.MinBy(line => networks.Sum(each => Math.Abs((line.Scale * each.Sum) + line.Offset - each.Measured) / each.Measured));
        return table with { Scale = scale, OffsetMicroseconds = offset };
    }

    private static (double Scale, double Offset) Line((double Sum, double Measured) a, (double Sum, double Measured) b)
    {
        var scale = (b.Measured - a.Measured) / (b.Sum - a.Sum);
        return (scale, a.Measured - (scale * a.Sum));
    }

    private static IEnumerable<((double, double), (double, double))> Pairs(IReadOnlyList<(double, double)> items) =>
        from first in Enumerable.Range(0, items.Count)
        from second in Enumerable.Range(first + 1, items.Count - first - 1)
        select (items[first], items[second]);
}
