using NasCloud.Core.Collections;

namespace NasCloud.Core.Benchmarks;

/// <summary>How a strategy did.</summary>
/// <param name="Contender">The strategy.</param>
/// <param name="Curve">After each evaluation, from the first, the reported value of the best by signal over all searches that had one.</param>
public sealed record ContenderResult(Contender Contender, ValueArray<SampleStatistics> Curve)
{
    /// <summary>Where it stood after so many evaluations, from 1.</summary>
    public SampleStatistics At(int evaluations) => Curve[evaluations - 1];
}
