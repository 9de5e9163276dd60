namespace NasCloud.Core.Objectives;

/// <summary>How lonely each point of a front is (Deb et al. 2002): the sum over the objectives of the gap between its two neighbours.</summary>
/// <remarks>Gaps are relative to the front's extent in that objective. The points at both ends are infinitely lonely.</remarks>
internal static class CrowdingDistance
{
    /// <summary>The distance of each of the <paramref name="points"/>, in their order. O(n log n) an objective.</summary>
    public static double[] Of(IReadOnlyList<double[]> points)
    {
        var distances = new double[points.Count];
        for (var objective = 0; objective < points[0].Length; objective++)
            Add(objective, points, distances);
        return distances;
    }

    private static void Add(int objective, IReadOnlyList<double[]> points, double[] distances)
    {
        int[] order = [.. Enumerable.Range(0, points.Count).OrderBy(position => points[position][objective])];
        var extent = points[order[^1]][objective] - points[order[0]][objective];
        distances[order[0]] = distances[order[^1]] = double.PositiveInfinity;
        for (var place = 1; place < order.Length - 1 && extent > 0; place++)
            distances[order[place]] += (points[order[place + 1]][objective] - points[order[place - 1]][objective]) / extent;
    }
}
