using System.Collections.Immutable;

namespace NasCloud.Core.Trials;

/// <summary>How an attempt ended.</summary>
/// <param name="Outcome"><see cref="TrialOutcome.Succeeded"/>, or <see cref="TrialOutcome.Diverged"/> or <see cref="TrialOutcome.Failed"/> where trying again would not help.</param>
/// <param name="Metrics">Finite numbers by metric; empty unless it succeeded. Parameters and FLOPs are added by the caller.</param>
/// <param name="Error">Why it did not succeed.</param>
public sealed record TrialEstimate(TrialOutcome Outcome, ImmutableSortedDictionary<string, double> Metrics, string? Error = null);
