namespace NasCloud.Core.Latency;

/// <summary>How long operations take by their FLOPs and bytes: a constant and two rates, none below 0.</summary>
/// <param name="Constant">Microseconds that any of them takes.</param>
/// <param name="PerFlop">Microseconds a FLOP.</param>
/// <param name="PerByte">Microseconds a byte.</param>
internal sealed record OperationFit(double Constant, double PerFlop, double PerByte)
{
    // Below that measurements are mostly noise, and their relative errors must not decide.
    private const double LeastMicroseconds = 1;

    /// <summary>The fit with the least sum of squared relative errors.</summary>
    public static OperationFit Of(IReadOnlyList<LatencyEntry> entries)
    {
        // With three coefficients it is cheap to try every set of those that are not 0; the best valid one is the least-squares fit.
        var fits = Enumerable.Range(1, 7).Select(set => Solve(entries, set)).OfType<OperationFit>();
        return fits.MinBy(fit => entries.Sum(entry => Square(fit.Error(entry)))) ?? new(0, 0, 0);
    }

    /// <summary>How long an operation takes.</summary>
    public double Microseconds(long flops, long bytes) => Constant + (PerFlop * flops) + (PerByte * bytes);

    private double Error(LatencyEntry entry) => (Microseconds(entry.Flops, entry.Bytes) - entry.Microseconds) * Weight(entry);

    private static double Weight(LatencyEntry entry) => 1 / Math.Max(LeastMicroseconds, entry.Microseconds);

    private static double Square(double value) => value * value;

    /// <summary>The fit with some coefficients; null where it has one below 0, or is not determined.</summary>
    /// <param name="entries">What is fitted.</param>
    /// <param name="set">Which: a bit each.</param>
    private static OperationFit? Solve(IReadOnlyList<LatencyEntry> entries, int set)
    {
        int[] used = [.. Enumerable.Range(0, 3).Where(place => (set & (1 << place)) != 0)];
        var matrix = new double[used.Length, used.Length + 1];
        foreach (var entry in entries)
            Add(matrix, used, entry);
        if (!Eliminate(matrix))
            return null;
        var solution = new double[3];
        foreach (var (row, place) in used.Index())
            solution[place] = matrix[row, used.Length];
        return solution.All(value => value >= 0 && double.IsFinite(value)) ? new(solution[0], solution[1], solution[2]) : null;
    }

    private static void Add(double[,] matrix, int[] used, LatencyEntry entry)
    {
        double[] features = [1, entry.Flops, entry.Bytes];
        var weight = Square(Weight(entry));
        for (var row = 0; row < used.Length; row++)
        {
            for (var column = 0; column < used.Length; column++)
                matrix[row, column] += weight * features[used[row]] * features[used[column]];
            matrix[row, used.Length] += weight * features[used[row]] * entry.Microseconds;
        }
    }

    /// <summary>Gauss and Jordan on the normal equations, which are positive definite where they have a solution.</summary>
    private static bool Eliminate(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        for (var pivot = 0; pivot < size; pivot++)
        {
            var largest = matrix[pivot, pivot];
            if (!(largest > 1e-12))
                return false;
            for (var column = 0; column <= size; column++)
                matrix[pivot, column] /= largest;
            for (var row = 0; row < size; row++)
                Subtract(matrix, row, pivot, size);
        }

        return true;
    }

    private static void Subtract(double[,] matrix, int row, int pivot, int size)
    {
        if (row == pivot)
            return;
        var factor = matrix[row, pivot];
        for (var column = 0; column <= size; column++)
            matrix[row, column] -= factor * matrix[pivot, column];
    }
}
