using NasCloud.Cli.Places;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Searches.Results;

namespace NasCloud.Cli.Comparing;

/// <summary>A search that is compared with others.</summary>
/// <param name="Snapshot">Where it stands.</param>
/// <param name="IsInterrupted">Whether the process that drove it died.</param>
/// <param name="Result">What it found; null while it has no result.</param>
/// <param name="Best">How the best value of its first objective improved.</param>
internal sealed record ComparedSearch(SearchSnapshot Snapshot, bool IsInterrupted, SearchResult? Result, BestCurve Best)
{
    public SearchId Id => Snapshot.Manifest.Id;

    /// <summary>Seconds of trainers' time when its last search trial had ended; 0 before the first.</summary>
    public double DeviceSeconds => Best.Points.Count == 0 ? 0 : Best.Points[^1].DeviceSeconds;

    /// <summary>Reads a search.</summary>
    public static async Task<ComparedSearch> ReadAsync(ISearches searches, SearchId id, CancellationToken cancellationToken)
    {
        using var watch = await searches.WatchAsync(id, cancellationToken);
        var snapshot = (await watch.LookAsync(cancellationToken)).Snapshot;
        return new ComparedSearch(
            snapshot,
            await searches.IsInterruptedAsync(snapshot, cancellationToken),
            await searches.ReadResultAsync(id, cancellationToken),
            BestCurve.Of(snapshot));
    }
}
