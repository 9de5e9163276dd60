namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>How much a surrogate may look at, so that a proposal costs about the same however long the history and the genotypes are.</summary>
/// <param name="Points">The most candidates that it is fitted to.</param>
/// <param name="Pool">About how many candidates it judges.</param>
internal readonly record struct SurrogateSize(int Points, int Pool)
{
    // Distances cost a step for each decision of each pair of candidates.
    private const long Steps = 60_000_000;

    /// <summary>The size for a number of decisions.</summary>
    public static SurrogateSize For(int decisions)
    {
        var points = (int)Math.Clamp(2_000_000L / Math.Max(1, decisions), 80, 400);
        return new(points, (int)Math.Clamp(Steps / ((long)points * Math.Max(1, decisions)), 60, 600));
    }
}
