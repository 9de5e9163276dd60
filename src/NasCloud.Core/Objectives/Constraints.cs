namespace NasCloud.Core.Objectives;

/// <summary>What an architecture may cost; checked before a trial is paid for.</summary>
/// <param name="MaxParameters">The most learned numbers, or null for no limit.</param>
/// <param name="MaxFlops">The most operations per sample, or null for no limit.</param>
/// <param name="MaxLatencyMs">The most milliseconds for one sample, as the spec's latency table predicts them; null for no limit.</param>
public sealed record Constraints(long? MaxParameters = null, long? MaxFlops = null, double? MaxLatencyMs = null);
