using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Searches.Results;

namespace NasCloud.Core.Searches.Activities;

/// <summary>Writes the result and the last status of a search that has ended.</summary>
public sealed class FinishSearch(SearchSessions sessions, SearchRepository repository, ITrainerPool pool, TimeProvider time)
{
    /// <summary>Runs the activity.</summary>
    public async Task<SearchStatus> RunAsync(SearchInput input, CancellationToken cancellationToken)
    {
        var session = await sessions.GetAsync(input.SearchId, cancellationToken);
        await pool.StopAsync(input.SearchId, cancellationToken);
        var (result, reason) = await session.Ledger.ReadAsync(
            state => (SearchResult.Of(session.Manifest, state), state.Ended), cancellationToken);
        if (result is not null)
            await new ResultWriter(repository).WriteAsync(session.Manifest, result, cancellationToken);
        var status = await session.Ledger.ReadAsync(state => Conclude(state, result, reason), cancellationToken);
        await repository.WriteStatusAsync(input.SearchId, status, cancellationToken);
        return status;
    }

    private SearchStatus Conclude(LedgerState state, SearchResult? result, EndReason? reason)
    {
        var problem = SearchProblem.Of(state, result);
        var outcome = reason == EndReason.Cancelled ? SearchState.Cancelled
            : problem is null ? SearchState.Completed
            : SearchState.Failed;
        return new SearchStatus(outcome, time.GetUtcNow(), reason, problem);
    }
}
