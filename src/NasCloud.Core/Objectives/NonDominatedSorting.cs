namespace NasCloud.Core.Objectives;

/// <summary>Sorts points into fronts: the first holds those that none dominates, each further one those that only earlier fronts dominate.</summary>
/// <remarks>
/// The fronts of Deb et al. 2002 (NSGA-II), found as by Zhang et al. 2015 ("An Efficient Approach to Nondominated
/// Sorting", binary search): points come in lexicographic order, so that none is dominated by a later one, and each looks
/// for its front by bisection. O(n log n) for two objectives, O(n²) at worst for more.
/// </remarks>
internal static class NonDominatedSorting
{
    /// <summary>The fronts, each a list of positions in <paramref name="points"/>, lexicographically by point.</summary>
    public static IReadOnlyList<List<int>> Fronts(IReadOnlyList<double[]> points)
    {
        var fronts = new List<List<int>>();
        foreach (var position in Enumerable.Range(0, points.Count).OrderBy(position => points[position], Lexicographic))
        {
            var front = FrontOf(points[position], fronts, points);
            if (front == fronts.Count)
                fronts.Add([]);
            fronts[front].Add(position);
        }

        return fronts;
    }

    private static Comparer<double[]> Lexicographic { get; } = Comparer<double[]>.Create(Compare);

    private static int Compare(double[] left, double[] right)
    {
        var coordinate = left.AsSpan().CommonPrefixLength(right);
        return coordinate == left.Length ? 0 : left[coordinate].CompareTo(right[coordinate]);
    }

    // Who is dominated by a member of one front is dominated by a member of each earlier front, so bisection is right.
    private static int FrontOf(double[] point, List<List<int>> fronts, IReadOnlyList<double[]> points)
    {
        var (low, high) = (0, fronts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (IsDominated(point, fronts[middle], points))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static bool IsDominated(double[] point, List<int> front, IReadOnlyList<double[]> points)
    {
        // With two objectives the last member has the least second coordinate so far: if it doesn't dominate, none does.
        var last = point.Length <= 2 ? front.Count - 1 : 0;
        for (var member = front.Count - 1; member >= last; member--)
        {
            if (ObjectivePoint.Dominates(points[front[member]], point))
                return true;
        }

        return false;
    }
}
