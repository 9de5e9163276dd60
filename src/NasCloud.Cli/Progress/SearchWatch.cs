using NasCloud.Cli.Hosting;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Progress;

/// <summary>Takes pictures of one search.</summary>
internal sealed class SearchWatch(ISearchSource source) : IDisposable
{
    /// <summary>How long to wait between two looks.</summary>
    public TimeSpan Interval => source.Interval;

    /// <summary>Watches a search through its store.</summary>
    /// <exception cref="SearchNotFoundException">There is no such search.</exception>
    public static async Task<SearchWatch> OpenAsync(SearchStore store, SearchId id, TimeProvider time, CancellationToken cancellationToken) =>
        new(new StoredSearchSource(store.Repository, id, await SearchObserver.OpenAsync(store.Repository, id, time, cancellationToken))
        {
            // Each look at a store over a network costs.
            Interval = TimeSpan.FromMilliseconds(store.Place.Storage is null ? 500 : 2000),
        });

    public async Task<SearchFrame> LookAsync(CancellationToken cancellationToken)
    {
        var snapshot = await source.LookAsync(cancellationToken);
        return new SearchFrame(snapshot, await source.ReadCurvesAsync([.. Shown(snapshot)], cancellationToken));
    }

    // The final training's curve is shown to its end, the last epoch too.
    private static IEnumerable<int> Shown(SearchSnapshot snapshot) =>
        snapshot.Final is { } final ? [final.Trial.Number] : SearchSummary.InFlight(snapshot);

    public void Dispose() => source.Dispose();
}
