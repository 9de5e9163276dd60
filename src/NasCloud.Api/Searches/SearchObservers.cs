using NasCloud.Core.Searches;

namespace NasCloud.Api.Searches;

/// <summary>Looks at searches, and keeps what it read of those looked at last, so that looking again costs only what is new. Safe for several threads.</summary>
/// <remarks>Observers that are dropped are not disposed of: another request may be looking through them, and they hold nothing that must be released.</remarks>
internal sealed class SearchObservers(SearchRepository repository, ApiOptions options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<SearchId, LinkedListNode<Watched>> _watched = [];

    // The one looked at last comes first.
    private readonly LinkedList<Watched> _recent = [];

    /// <exception cref="SearchNotFoundException">There is no such search.</exception>
    /// <exception cref="InvalidDataException">What is kept of it is damaged.</exception>
    public async Task<SearchSnapshot> LookAsync(SearchId id, CancellationToken cancellationToken)
    {
        var observer = Find(id) ?? Keep(id, await SearchObserver.OpenAsync(repository, id, time, cancellationToken));
        try
        {
            var snapshot = await observer.LookAsync(cancellationToken);
            // Without a status it is new, or another process deleted it since.
            if (snapshot.Status.State == SearchState.Created && await repository.Store.ReadAsync(SearchPaths.Manifest(id), cancellationToken) is null)
                throw new SearchNotFoundException(id);
            return snapshot;
        }
        catch (Exception exception) when (exception is SearchNotFoundException or InvalidDataException)
        {
            Forget(id);
            throw;
        }
    }

    /// <summary>Drops what is known of a search.</summary>
    public void Forget(SearchId id)
    {
        lock (_lock)
        {
            if (_watched.Remove(id, out var node))
                _recent.Remove(node);
        }
    }

    private SearchObserver? Find(SearchId id)
    {
        lock (_lock)
        {
            if (!_watched.TryGetValue(id, out var node))
                return null;
            _recent.Remove(node);
            _recent.AddFirst(node);
            return node.Value.Observer;
        }
    }

    private SearchObserver Keep(SearchId id, SearchObserver observer)
    {
        lock (_lock)
        {
            if (_watched.TryGetValue(id, out var first))
                return first.Value.Observer;
            _watched[id] = _recent.AddFirst(new Watched(id, observer));
            if (_watched.Count > Math.Max(1, options.WatchedSearches))
                DropOldest();
            return observer;
        }
    }

    private void DropOldest()
    {
        _watched.Remove(_recent.Last!.Value.Id);
        _recent.RemoveLast();
    }

    private sealed record Watched(SearchId Id, SearchObserver Observer);
}
