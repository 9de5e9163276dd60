using System.Collections.Concurrent;
using System.Collections.Immutable;
using NasCloud.Core.Objectives;
using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Trials.Table;

/// <summary>Looks metrics up in a table of architectures, as the tabular NAS benchmarks do, in place of training.</summary>
public sealed class TableEstimator : ITrialEstimator
{
    /// <summary>The name in specs.</summary>
    public const string Name = "table";

    private readonly ConcurrentDictionary<SpecValues, ArchitectureTable> _tables = new();

    /// <summary>Reads a spec's table to its end, so that a search fails before its first trial or not at all.</summary>
    /// <param name="estimator">The estimator of a spec, this one or another.</param>
    /// <returns>What is wrong with the table; null where nothing is, or another estimator is meant.</returns>
    public static SpecError? FindProblem(ComponentSpec estimator)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        if (estimator.Name != Name)
            return null;
        var path = estimator.Parameters.Text(EstimatorNames.TablePath);
        if (!File.Exists(path))
            return new SpecError("estimator.path", $"is {path}: there is no such file. A relative path is relative to the spec; see examples/README.md for where the table comes from.");
        try
        {
            ArchitectureTable.Load(estimator.Parameters);
            return null;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return new SpecError("estimator", $"has a table that can't be used: {exception.Message}");
        }
    }

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
