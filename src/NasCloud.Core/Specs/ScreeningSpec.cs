namespace NasCloud.Core.Specs;

/// <summary>How candidates are screened: of a pool of them, those are trained that a proxy ranks first.</summary>
/// <param name="Proxy">The metric that ranks them, the larger the better: a zero-cost proxy, or <c>parameters</c> or <c>flops</c>.</param>
/// <param name="Pool">Candidates screened for each one that is trained, at least 2.</param>
/// <param name="Initial">How many of the first candidates are chosen that way, at least 1; null for all.</param>
/// <param name="BatchSize">The samples that a zero-cost proxy is computed on, at least 2.</param>
public sealed record ScreeningSpec(string Proxy, int Pool = 4, int? Initial = null, int BatchSize = 64)
{
    /// <summary>Whether the proxy takes a trial to measure; the size of a network is known without one.</summary>
    public bool TakesTrials => !NaturalGoals.Computed.Contains(Proxy);
}
