namespace NasCloud.Core.Objectives;

/// <summary>Makes one number of each point, less being better.</summary>
/// <remarks>
/// Coordinates are stretched to go from 0 to 1 over the points, so that units and offsets don't matter. As all weights are above
/// 0 and so is Chebyshev's share of the sum, whose number is least is dominated by none, up to rounding.
/// </remarks>
internal static class Scalarizer
{
    // Knowles 2006: without it a point no better than another in its largest coordinate would tie with it, even dominated.
    private const double Augmentation = 0.05;

    /// <summary>The number of each point.</summary>
    /// <param name="points">Points as <see cref="ObjectivePoint"/> makes them; may be none.</param>
    /// <param name="method">What makes one number of them.</param>
    /// <param name="weights">One a coordinate, above 0.</param>
    public static double[] Scalars(IReadOnlyList<double[]> points, ScalarizationMethod method, IReadOnlyList<double> weights)
    {
        if (points.Count == 0)
            return [];
        double[] least = [.. weights.Select((_, index) => points.Min(point => point[index]))];
        double[] most = [.. weights.Select((_, index) => points.Max(point => point[index]))];
        return [.. points.Select(point => Scalar([.. weights.Select((weight, index) => weight * Place(point[index], least[index], most[index]))], method))];
    }

    /// <summary>Weights drawn evenly from all that add up to 1.</summary>
    public static double[] DrawWeights(int count, Random random)
    {
        // Exponential numbers over their sum are even on the simplex; 1 - x is never 0, and the floor keeps weights above it.
        double[] drawn = [.. Enumerable.Range(0, count).Select(_ => Math.Max(1e-9, -Math.Log(1 - random.NextDouble())))];
        var sum = drawn.Sum();
        return [.. drawn.Select(weight => weight / sum)];
    }

    private static double Scalar(double[] weighted, ScalarizationMethod method) => method == ScalarizationMethod.WeightedSum
        ? weighted.Sum()
        : weighted.Max() + (Augmentation * weighted.Sum());

    // In halves, since the distance between two numbers may be more than the largest one.
    private static double Place(double value, double least, double most) => (most / 2) - (least / 2) is > 0 and var span
        ? ((value / 2) - (least / 2)) / span
        : 0;
}
