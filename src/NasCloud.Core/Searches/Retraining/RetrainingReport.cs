using System.Collections.Immutable;
using NasCloud.Core.Benchmarks;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Retraining;

/// <summary>What came of training a trial anew.</summary>
/// <param name="Plan">What was asked for.</param>
/// <param name="Scores">How each seed ended, in order.</param>
public sealed record RetrainingReport(RetrainingPlan Plan, IReadOnlyList<TrialScore> Scores)
{
    /// <summary>Whether every seed ended with a network.</summary>
    public bool IsComplete => Scores.All(score => score.Outcome == TrialOutcome.Succeeded);

    /// <summary>Mean and standard deviation of each metric over the seeds that ended with a network.</summary>
    public ImmutableSortedDictionary<string, SampleStatistics> Statistics => Scores
        .SelectMany(score => score.Metrics)
        .GroupBy(metric => metric.Key)
        .ToImmutableSortedDictionary(metric => metric.Key, metric => SampleStatistics.Of(metric.Select(each => each.Value)));
}
