using NasCloud.Core.Collections;
using NasCloud.Core.Searches.Planning;

namespace NasCloud.Core.Benchmarks;

/// <summary>Compares strategies on a table: many searches each, every one with its own seed.</summary>
public static class Benchmark
{
    /// <summary>Runs all searches. The result is a function of the arguments, whatever the parallelism.</summary>
    /// <param name="problem">What to search.</param>
    /// <param name="contenders">The strategies.</param>
    /// <param name="plan">How.</param>
    /// <param name="ended">Called after each search with the contender's index; from several threads at a time. Null: no one asks.</param>
    /// <param name="stop">Ends it within an evaluation or so.</param>
    /// <returns>One result a contender, in their order.</returns>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static async Task<IReadOnlyList<ContenderResult>> RunAsync(
        BenchmarkProblem problem, IReadOnlyList<Contender> contenders, BenchmarkPlan plan, Action<int>? ended = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(contenders);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Budget, 1, nameof(plan));
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Seeds, 1, nameof(plan));
        var gate = new CandidateGate(problem.Space, new());
        double[][][] curves = [.. contenders.Select(_ => new double[plan.Seeds][])];
        var searches =
            from contender in Enumerable.Range(0, contenders.Count)
            from index in Enumerable.Range(0, plan.Seeds)
            select (Contender: contender, Index: index);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = plan.Parallelism, CancellationToken = stop };
        await Parallel.ForEachAsync(searches, parallel, (search, token) =>
        {
            var strategy = contenders[search.Contender].Create();
            curves[search.Contender][search.Index] = new BenchmarkSearch(problem, strategy, plan, gate, plan.FirstSeed + search.Index).Run(token);
            ended?.Invoke(search.Contender);
            return ValueTask.CompletedTask;
        });
        return [.. contenders.Zip(curves, (contender, runs) => new ContenderResult(contender, Statistics(runs, plan.Budget)))];
    }

    private static ValueArray<SampleStatistics> Statistics(double[][] runs, int budget) =>
        [.. Enumerable.Range(0, budget).Select(evaluation => SampleStatistics.Of(runs.Select(run => run[evaluation]).Where(double.IsFinite)))];
}
