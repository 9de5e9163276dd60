namespace NasCloud.Core.Latency;

/// <summary>How near predictions come to what was measured.</summary>
/// <param name="Count">How many were compared.</param>
/// <param name="MedianError">The median of the relative errors, made positive: 0.1 is 10% of what was measured.</param>
/// <param name="Error90">The relative error that nine in ten stay within.</param>
/// <param name="RankCorrelation">Spearman's rank correlation of predictions and measurements, -1 to 1: whether they order networks alike. NaN where all are equal.</param>
public sealed record PredictionAccuracy(int Count, double MedianError, double Error90, double RankCorrelation)
{
    /// <summary>Compares.</summary>
    /// <param name="pairs">What was predicted and measured, at least one, above 0.</param>
    public static PredictionAccuracy Of(IReadOnlyList<(double Predicted, double Measured)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentOutOfRangeException.ThrowIfZero(pairs.Count);
        double[] errors = [.. pairs.Select(pair => Math.Abs(pair.Predicted - pair.Measured) / pair.Measured).Order()];
        var correlation = Correlation(Ranks([.. pairs.Select(pair => pair.Predicted)]), Ranks([.. pairs.Select(pair => pair.Measured)]));
        return new(pairs.Count, Quantile(errors, 0.5), Quantile(errors, 0.9), correlation);
    }

    /// <summary>Linear between the two values around it.</summary>
    private static double Quantile(double[] ascending, double share)
    {
        var place = share * (ascending.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, ascending.Length - 1);
        return ascending[below] + ((place - below) * (ascending[above] - ascending[below]));
    }

    private static double Correlation(double[] x, double[] y)
    {
        var mean = (x.Length - 1) / 2.0;
        double Products(double[] a, double[] b) => a.Zip(b, (left, right) => (left - mean) * (right - mean)).Sum();
        return Products(x, y) / Math.Sqrt(Products(x, x) * Products(y, y));
    }

    /// <summary>From 0; equals share the mean of theirs.</summary>
    private static double[] Ranks(double[] values)
    {
        var ranks = new double[values.Length];
        var first = 0;
        foreach (var equals in Enumerable.Range(0, values.Length).GroupBy(place => values[place]).OrderBy(group => group.Key))
        {
            List<int> places = [.. equals];
            places.ForEach(place => ranks[place] = first + ((places.Count - 1) / 2.0));
            first += places.Count;
        }

        return ranks;
    }
}
