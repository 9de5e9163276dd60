namespace NasCloud.Training.Tests.ZeroCost;

/// <summary>How alike two orders are.</summary>
internal static class Ranks
{
    /// <summary>Spearman's rank correlation, -1 to 1; equals share the mean of their ranks.</summary>
    public static double Correlation(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        var (x, y) = (Of(left), Of(right));
        var mean = (x.Length - 1) / 2.0;
        return Products(x, y, mean) / Math.Sqrt(Products(x, x, mean) * Products(y, y, mean));
    }

    private static double Products(double[] x, double[] y, double mean) => x.Zip(y, (a, b) => (a - mean) * (b - mean)).Sum();

    private static double[] Of(IReadOnlyList<double> values)
    {
        var ranks = new double[values.Count];
        var first = 0;
        foreach (var equals in Enumerable.Range(0, values.Count).GroupBy(place => values[place]).OrderBy(group => group.Key))
        {
            var places = equals.ToList();
            foreach (var place in places)
                ranks[place] = first + ((places.Count - 1) / 2.0);
            first += places.Count;
        }

        return ranks;
    }
}
