using System.Collections.Immutable;
using NasCloud.Core.Objectives;

namespace NasCloud.Training.Loops;

/// <summary>How well a network does on labelled samples.</summary>
/// <param name="Metrics">What was measured, by the names of <see cref="MetricNames"/>: those of classes, or those of numbers.</param>
public sealed record EvaluationResult(ImmutableSortedDictionary<string, double> Metrics)
{
    /// <summary>The share classified right, 0 to 1; NaN where numbers are predicted.</summary>
    public double Accuracy => Of(MetricNames.Accuracy);

    /// <summary>The unweighted mean over the classes of their F1 scores, 0 to 1; NaN where numbers are predicted.</summary>
    public double MacroF1 => Of(MetricNames.MacroF1);

    /// <summary>The mean cross-entropy, in nats; where numbers are predicted, the mean squared error of the standardized targets.</summary>
    public double Loss => Of(MetricNames.Loss);

    /// <summary>The same by the names that the metrics of test samples have.</summary>
    internal IEnumerable<KeyValuePair<string, double>> TestMetrics =>
        Metrics.Select(metric => KeyValuePair.Create(MetricNames.OnTest(metric.Key), metric.Value));

    /// <summary>The mean of each metric.</summary>
    /// <param name="results">At least one, all of the same metrics.</param>
    internal static EvaluationResult Mean(IReadOnlyCollection<EvaluationResult> results) => new(results
        .SelectMany(result => result.Metrics)
        .GroupBy(metric => metric.Key)
        .ToImmutableSortedDictionary(metric => metric.Key, metric => metric.Average(each => each.Value)));

    /// <summary>Whether both have the same metrics, to the last digit.</summary>
    public bool Equals(EvaluationResult? other) => other is not null && Metrics.SequenceEqual(other.Metrics);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Metrics.Count, Loss);

    private double Of(string metric) => Metrics.TryGetValue(metric, out var value) ? value : double.NaN;
}
