using System.Collections.Immutable;
using NasCloud.Core.Objectives;

namespace NasCloud.Training.Loops;

/// <summary>How well a network does on labelled samples.</summary>
/// <param name="Accuracy">The share classified right, 0 to 1.</param>
/// <param name="MacroF1">The unweighted mean over the classes of their F1 scores, 0 to 1.</param>
/// <param name="Loss">The mean cross-entropy, in nats.</param>
public sealed record EvaluationResult(double Accuracy, double MacroF1, double Loss)
{
    /// <summary>The same by the names of the metrics.</summary>
    internal ImmutableSortedDictionary<string, double> Metrics => ImmutableSortedDictionary<string, double>.Empty
        .Add(MetricNames.Accuracy, Accuracy).Add(MetricNames.MacroF1, MacroF1).Add(MetricNames.Loss, Loss);
}
