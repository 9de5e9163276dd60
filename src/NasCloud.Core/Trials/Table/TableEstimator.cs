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

    /// <summary>Reads a table to its end, so that a search fails before its first trial or not at all.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="InvalidDataException">A column is missing, or a line can't be read.</exception>
    public static void Check(SpecValues parameters) => ArchitectureTable.Load(parameters);

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
