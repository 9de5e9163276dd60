using System.Collections.Concurrent;
using NasCloud.Core.Costs;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Searches.WarmStarts;
using NasCloud.Core.Telemetry;

namespace NasCloud.Core.Searches;

/// <summary>The searches that this process works on. Safe for several threads.</summary>
/// <param name="repository">The store.</param>
/// <param name="price">What a device costs, for the metrics; null where it is not known.</param>
public sealed class SearchSessions(SearchRepository repository, DevicePrice? price = null)
{
    /// <summary>What a device costs; null where it is not known.</summary>
    internal DevicePrice? Price { get; } = price;

    private readonly LedgerMetrics _metrics = new(price);
    private readonly EarlierSearches _earlier = new(repository);
    private readonly ConcurrentDictionary<SearchId, SearchSession> _sessions = new();

    /// <summary>Drops what is kept of a search that ended or was paused; it is opened again where it is needed.</summary>
    public void Forget(SearchId id) => _sessions.TryRemove(id, out _);

    /// <summary>The session of a search, opened at first need.</summary>
    /// <exception cref="SearchNotFoundException">There is no such search, or none that it is to learn from.</exception>
    internal async Task<SearchSession> GetAsync(SearchId id, CancellationToken cancellationToken)
    {
        if (_sessions.TryGetValue(id, out var session))
            return session;
        var manifest = await repository.ReadManifestAsync(id, cancellationToken);
        var warmStart = await _earlier.OpenAsync(manifest, cancellationToken);
        return _sessions.GetOrAdd(id, new SearchSession(manifest, new SearchLedger(repository.Store, id, _metrics), new SearchPlanner(manifest, warmStart)));
    }
}
