using NasCloud.Core.Collections;

namespace NasCloud.Core.Benchmarks;

/// <summary>The numbers of evaluations after which strategies are compared.</summary>
public static class Checkpoints
{
    private static readonly int[] Steps = [1, 2, 5];

    /// <summary>10, 20, 50, 100, 200, 500 and so on below the budget, and the budget itself.</summary>
    /// <param name="budget">At least 1.</param>
    public static ValueArray<int> Geometric(int budget)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, 1);
        return [.. Series().TakeWhile(evaluations => evaluations < budget).Select(evaluations => (int)evaluations), budget];
    }

    private static IEnumerable<long> Series()
    {
        for (var power = 10L; ; power *= 10)
        {
            foreach (var step in Steps)
                yield return step * power;
        }
    }
}
