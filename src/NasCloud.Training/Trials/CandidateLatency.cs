using System.Collections.Concurrent;
using NasCloud.Core.Objectives;
using NasCloud.Core.Trials;
using NasCloud.Models.Latency;

namespace NasCloud.Training.Trials;

/// <summary>Measures the latency of candidates whose search asks for it, each once: no training changes it.</summary>
/// <param name="timer">Measures networks.</param>
internal sealed class CandidateLatency(INetworkTimer timer)
{
    // By architecture: a trial that goes on from another has the same network.
    private readonly ConcurrentDictionary<string, double> _milliseconds = new(StringComparer.Ordinal);

    /// <summary>An estimate with the latency where it is wanted.</summary>
    public TrialEstimate AddTo(TrialEstimate estimate, TrialAssignment assignment) =>
        estimate.Outcome == TrialOutcome.Succeeded && IsWanted(assignment)
            ? estimate with { Metrics = estimate.Metrics.SetItem(MetricNames.LatencyMs, Milliseconds(assignment)) }
            : estimate;

    // A screening is ranked by its proxy alone.
    private static bool IsWanted(TrialAssignment assignment) =>
        assignment.Trial is { Kind: not TrialKind.Supernet, IsScreening: false }
        && assignment.Spec.Objectives.Any(objective => objective.Metric == MetricNames.LatencyMs);

    private double Milliseconds(TrialAssignment assignment) => _milliseconds.GetOrAdd(
        assignment.Trial.ArchitectureId, _ => timer.Microseconds(assignment.Architecture)[0] / 1000);
}
