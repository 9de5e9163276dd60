using NasCloud.Core.Benchmarks;

namespace NasCloud.Cli.Comparing;

/// <summary>Searches side by side.</summary>
/// <param name="Searches">The searches, two at least.</param>
/// <param name="Differences">What their specs ask for differently.</param>
/// <param name="AtTrials">The best of each at equal numbers of trials, ascending; empty where the first objectives differ.</param>
/// <param name="AtDeviceSeconds">The best of each at equal seconds of trainers' time, ascending; empty where the first objectives differ.</param>
internal sealed record Comparison(
    IReadOnlyList<ComparedSearch> Searches,
    IReadOnlyList<SpecDifference> Differences,
    IReadOnlyList<ComparedMoment> AtTrials,
    IReadOnlyList<ComparedMoment> AtDeviceSeconds)
{
    private static readonly double[] Shares = [0.25, 0.5, 1];

    /// <summary>Whether all seek the same in the first place, so that their best values can be compared.</summary>
    public bool IsOfOneObjective => Searches.Select(search => search.Best.Objective).Distinct().Count() == 1;

    /// <summary>Compares as far as the shortest of them goes.</summary>
    public static Comparison Of(IReadOnlyList<ComparedSearch> searches)
    {
        var comparison = new Comparison(searches, SpecDifference.Of([.. searches.Select(search => search.Snapshot.Manifest.Spec)]), [], []);
        return comparison.IsOfOneObjective ? comparison with { AtTrials = ByTrials(searches), AtDeviceSeconds = ByDeviceSeconds(searches) } : comparison;
    }

    private static List<ComparedMoment> ByTrials(IReadOnlyList<ComparedSearch> searches)
    {
        var common = searches.Min(search => search.Best.Points.Count);
        return common == 0 ? [] : [.. Checkpoints.Geometric(common).Select(trials => new ComparedMoment(trials, [.. searches.Select(search => search.Best.AfterTrials(trials))]))];
    }

    private static List<ComparedMoment> ByDeviceSeconds(IReadOnlyList<ComparedSearch> searches)
    {
        // Scores that were looked up cost no time.
        var common = searches.Min(search => search.DeviceSeconds);
        return common < 1 ? [] : [.. Shares.Select(share => share * common).Select(seconds => new ComparedMoment(seconds, [.. searches.Select(search => search.Best.AfterDeviceSeconds(seconds))]))];
    }
}
