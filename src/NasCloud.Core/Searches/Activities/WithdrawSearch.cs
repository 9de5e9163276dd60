using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Core.Searches.Activities;

/// <summary>Stops work on a search, keeping everything: trainers give their claims back, and its status says why.</summary>
public sealed class WithdrawSearch(SearchSessions sessions, SearchRepository repository, ITrainerPool pool, TimeProvider time)
{
    /// <summary>Runs the activity.</summary>
    /// <returns>Whether the search stays so; false when its user, who paused it, wants something else by now.</returns>
    public async Task<bool> RunAsync(WithdrawInput input, CancellationToken cancellationToken)
    {
        // The wish tells trainers and trial workflows that nobody waits for them any more. Where the user paused it stands there
        // already, unless they want the search to go on by now, which must not be written over.
        if (input.Problem is not null)
            await repository.RequestPauseAsync(input.SearchId, cancellationToken);
        await pool.StopAsync(input.SearchId, cancellationToken);
        var session = await sessions.GetAsync(input.SearchId, cancellationToken);
        await session.Ledger.ChangeAsync(state => new LedgerChange<bool>([new SessionEnded(time.GetUtcNow())], true), cancellationToken);
        var state = input.Problem is null ? SearchState.Paused : SearchState.Failed;
        await repository.WriteStatusAsync(input.SearchId, new SearchStatus(state, time.GetUtcNow(), Problem: input.Problem), cancellationToken);
        // Looked at last: whoever says so later sees that the search is paused, and has it driven anew.
        return input.Problem is not null || await repository.ReadWishAsync(input.SearchId, cancellationToken) == ControlWish.Pause;
    }
}
