namespace NasCloud.Training.ZeroCost;

/// <summary>The proxies there are.</summary>
internal static class ZeroCostProxies
{
    /// <summary>Each of them once.</summary>
    public static IReadOnlyList<IZeroCostProxy> All { get; } = [new Synflow(), new Naswot(), new JacobCov(), new Snip(), new GradNorm()];

    /// <summary>The one of a metric.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static IZeroCostProxy Of(string metric) =>
        All.FirstOrDefault(proxy => proxy.Metric == metric)
        ?? throw new ArgumentException($"'{metric}' is no proxy: expected one of {string.Join(", ", All.Select(proxy => proxy.Metric))}", nameof(metric));
}
