using System.Collections.Immutable;

namespace NasCloud.Core.Benchmarks;

/// <summary>What a table holds of a genotype.</summary>
/// <param name="Signal">What a search sees; not finite where it was not measured.</param>
/// <param name="Report">What is reported of it; finite where the signal is.</param>
/// <param name="Metrics">The signal as a trial's metrics, made once for all searches.</param>
internal sealed record BenchmarkRow(double Signal, double Report, ImmutableSortedDictionary<string, double> Metrics)
{
    public bool HasSignal => double.IsFinite(Signal);
}
