using NasCloud.Core.Searches.Ledger;

namespace NasCloud.Core.Searches;

/// <summary>Watches one search through the store alone; each look reads only what is new. Safe for several threads.</summary>
public sealed class SearchObserver : IDisposable
{
    private readonly SearchRepository _repository;
    private readonly SearchManifest _manifest;
    private readonly SearchLedger _ledger;
    private readonly TimeProvider _time;

    private SearchObserver(SearchRepository repository, SearchManifest manifest, TimeProvider time)
    {
        _repository = repository;
        _manifest = manifest;
        _time = time;
        _ledger = new SearchLedger(repository.Store, manifest.Id);
    }

    /// <summary>Begins to watch a search.</summary>
    /// <exception cref="SearchNotFoundException">There is no such search.</exception>
    public static async Task<SearchObserver> OpenAsync(SearchRepository repository, SearchId id, TimeProvider time, CancellationToken cancellationToken) =>
        new(repository, await repository.ReadManifestAsync(id, cancellationToken), time);

    /// <summary>Looks at the search as it stands now.</summary>
    public async Task<SearchSnapshot> LookAsync(CancellationToken cancellationToken)
    {
        var status = await _repository.ReadStatusAsync(_manifest.Id, cancellationToken) ?? new SearchStatus(SearchState.Created, _manifest.CreatedAt);
        return await _ledger.ReadAsync(state => Capture(state, status), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _ledger.Dispose();

    private SearchSnapshot Capture(LedgerState state, SearchStatus status) => SearchSnapshot.Of(_manifest, state, status, _time.GetUtcNow());
}
