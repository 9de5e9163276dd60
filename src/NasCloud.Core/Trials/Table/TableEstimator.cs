using System.Collections.Concurrent;
using System.Collections.Immutable;
using NasCloud.Core.Objectives;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Trials.Table;

/// <summary>Looks metrics up in a table of architectures, as the tabular NAS benchmarks do, in place of training.</summary>
public sealed class TableEstimator : ITrialEstimator
{
    /// <summary>The name in specs.</summary>
    public const string Name = "table";

    private readonly ConcurrentDictionary<SpecValues, ArchitectureTable> _tables = new();

    /// <inheritdoc/>
    public Task<TrialEstimate> EstimateAsync(TrialAssignment assignment, ITrialSession session, CancellationToken stop)
    {
        var parameters = assignment.Spec.Estimator.Parameters;
        var table = _tables.GetOrAdd(parameters, ArchitectureTable.Load);
        return Task.FromResult(table.Find(assignment.Trial.Genotype) is { } metrics
            ? new TrialEstimate(TrialOutcome.Succeeded, WithSeconds(metrics, parameters))
            : new TrialEstimate(TrialOutcome.Failed, ImmutableSortedDictionary<string, double>.Empty, $"The table has no row for {assignment.Trial.Genotype}."));
    }

    private static ImmutableSortedDictionary<string, double> WithSeconds(ImmutableSortedDictionary<string, double> metrics, SpecValues parameters) =>
        metrics.ContainsKey(MetricNames.TrainingSeconds) ? metrics : metrics.Add(MetricNames.TrainingSeconds, parameters.Number("seconds"));
}
