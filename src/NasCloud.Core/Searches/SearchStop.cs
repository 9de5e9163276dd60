using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Telemetry;

namespace NasCloud.Core.Searches;

/// <summary>Ends a search in order before its budget does: open trials are given up, and the winner is trained in full.</summary>
/// <remarks>
/// The end goes into the ledger, as that by a budget does, so that whatever drives the search does as it always does: no engine
/// has to know of it. Safe for several threads and processes.
/// </remarks>
/// <param name="repository">The store.</param>
/// <param name="time">The clock.</param>
public sealed class SearchStop(SearchRepository repository, TimeProvider time)
{
    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(15);

    /// <summary>Writes the end down. What nothing drives has to be driven, for its winner to be trained.</summary>
    /// <exception cref="SearchNotFoundException">There is no such search.</exception>
    public async Task<SearchStopOutcome> RequestAsync(SearchId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        var manifest = await repository.ReadManifestAsync(id, cancellationToken);
        // The end that is written here is counted as one by a budget is; it costs nothing, so that no price is needed.
        using var ledger = new SearchLedger(repository.Store, id, new LedgerMetrics(price: null));
        // A search that nothing drives stands still since its last entry: time that nobody worked in must not count as its own.
        await using var claim = await repository.Store.TryLeaseAsync(SearchPaths.Manifest(id), Claim, cancellationToken);
        return await ledger.ChangeAsync(state => End(manifest, state, isDriven: claim is null), cancellationToken);
    }

    private LedgerChange<SearchStopOutcome> End(SearchManifest manifest, LedgerState state, bool isDriven)
    {
        if (state.Ended is not null)
            return new([], SearchStopOutcome.EndingAlready);
        if (FinalTraining.Winner(manifest, state) is null)
            return new([], SearchStopOutcome.NothingFound);
        return new([new SearchEnded(isDriven ? time.GetUtcNow() : state.LastEntryAt, EndReason.Stopped)], SearchStopOutcome.Ending);
    }
}
