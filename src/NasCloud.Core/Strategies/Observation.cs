using NasCloud.Core.Objectives;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Strategies;

/// <summary>A trial and, once it ended, its score.</summary>
/// <param name="Trial">What was asked for.</param>
/// <param name="Score">How it ended; null while it waits or runs.</param>
public sealed record Observation(Trial Trial, TrialScore? Score)
{
    /// <summary>Whether it still waits or runs.</summary>
    public bool IsPending => Score is null;

    /// <summary>Whether it ended with metrics.</summary>
    public bool HasMetrics => Score is { Outcome: TrialOutcome.Succeeded };

    /// <summary>
    /// A metric's value: <see cref="MetricNames.Parameters"/>, <see cref="MetricNames.Flops"/> and <see cref="MetricNames.PredictedLatencyMs"/>
    /// of the trial, which knows them before it ends, the rest of the score; null where it was not measured or is no finite number.
    /// </summary>
    public double? Metric(string name) => name switch
    {
        MetricNames.Parameters => Trial.Parameters,
        MetricNames.Flops => Trial.Flops,
        MetricNames.PredictedLatencyMs when Trial.PredictedLatencyMs is { } predicted => predicted,
        _ => Score is not null && Score.Metrics.TryGetValue(name, out var value) && double.IsFinite(value) ? value : null,
    };
}
