using NasCloud.Cli.Hosting;
using NasCloud.Cli.Progress;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Strategies;

namespace NasCloud.Cli.Places.Stored;

/// <summary>The searches of a store that this process opens.</summary>
internal sealed class StoredSearches(CliHost host, SearchStore store) : ISearches
{
    public string Name => store.Place.ToString();

    public SearchPlace PlaceOf(SearchId id) => store.Place.PlaceOf(id);

    public Task<SearchId> FindAsync(string text, CancellationToken cancellationToken) => store.FindAsync(text, cancellationToken);

    public IAsyncEnumerable<SearchId> ListIdsAsync(CancellationToken cancellationToken) => store.Repository.ListAsync(cancellationToken);

    public async Task<IReadOnlyList<SearchListing>> ListAsync(CancellationToken cancellationToken)
    {
        var searches = new List<SearchListing>();
        await foreach (var id in ListIdsAsync(cancellationToken))
            searches.Add(await ReadAsync(id, cancellationToken));
        return searches;
    }

    public Task<SearchManifest> ReadManifestAsync(SearchId id, CancellationToken cancellationToken) => store.Repository.ReadManifestAsync(id, cancellationToken);

    public async Task<SearchStatus> ReadStatusAsync(SearchManifest manifest, CancellationToken cancellationToken) =>
        await store.Repository.ReadStatusAsync(manifest.Id, cancellationToken) ?? new SearchStatus(SearchState.Created, manifest.CreatedAt);

    public Task<SearchWatch> WatchAsync(SearchId id, CancellationToken cancellationToken) => SearchWatch.OpenAsync(store, id, host.Time, cancellationToken);

    public Task<bool> IsInterruptedAsync(SearchSnapshot snapshot, CancellationToken cancellationToken) => store.IsInterruptedAsync(snapshot, cancellationToken);

    public Task<TrialDetail> ReadTrialAsync(SearchManifest manifest, Observation trial, CancellationToken cancellationToken) =>
        TrialDetail.ReadAsync(store.Repository, manifest, trial, cancellationToken);

    public Task<TrialLogReport> ReadLogAsync(SearchId id, int trial, CancellationToken cancellationToken) =>
        TrialLogReport.ReadAsync(store.Repository, id, trial, cancellationToken);

    public Task<SearchResult?> ReadResultAsync(SearchId id, CancellationToken cancellationToken) => store.Repository.ReadResultAsync(id, cancellationToken);

    public Task<ModelList?> ReadModelsAsync(SearchId id, CancellationToken cancellationToken) => store.Repository.ReadModelListAsync(id, cancellationToken);

    public Task<IResultFiles> OpenResultAsync(SearchId id, CancellationToken cancellationToken) =>
        StoredFiles.OpenAsync(store.Repository.Store, SearchPaths.Result(id), cancellationToken);

    private async Task<SearchListing> ReadAsync(SearchId id, CancellationToken cancellationToken)
    {
        try
        {
            var snapshot = await store.LookAsync(id, cancellationToken);
            var isInterrupted = await store.IsInterruptedAsync(snapshot, cancellationToken);
            return new SearchListing(id, SearchReport.Of(snapshot, host.Price), snapshot.Manifest.Spec.Objectives, isInterrupted);
        }
        catch (Exception exception) when (exception is InvalidDataException or SearchNotFoundException)
        {
            // One damaged search must not hide the others.
            return SearchListing.Unreadable(id, exception.Message);
        }
    }
}
