using NasCloud.Core.Searches;

namespace NasCloud.Api.Searches;

/// <summary>Tells where a search stands without reading its ledger.</summary>
internal sealed class SearchLookup(SearchRepository repository)
{
    /// <exception cref="SearchNotFoundException">There is no such search.</exception>
    public async Task<SearchState> StateAsync(SearchId id, CancellationToken cancellationToken)
    {
        if (await repository.Store.ReadAsync(SearchPaths.Manifest(id), cancellationToken) is null)
            throw new SearchNotFoundException(id);
        return (await repository.ReadStatusAsync(id, cancellationToken))?.State ?? SearchState.Created;
    }
}
