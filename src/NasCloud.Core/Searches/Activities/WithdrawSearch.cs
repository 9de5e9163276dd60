using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Serialization;
using NasCloud.Core.Telemetry;

namespace NasCloud.Core.Searches.Activities;

/// <summary>Stops work on a search, keeping everything: trainers give their claims back, and its status says why.</summary>
public sealed class WithdrawSearch(SearchSessions sessions, SearchRepository repository, ITrainerPool pool, TimeProvider time)
{
    /// <summary>Runs the activity.</summary>
    /// <returns>Whether the search stays so; false when its user, who paused it, wants something else by now.</returns>
    public async Task<bool> RunAsync(WithdrawInput input, CancellationToken cancellationToken)
    {
        var begun = time.GetUtcNow();
        // The wish tells trainers and trial workflows that nobody waits for them any more. Where the user paused it stands there
        // already, unless they want the search to go on by now, which must not be written over.
        if (input.Problem is not null)
            await repository.RequestPauseAsync(input.SearchId, cancellationToken);
        await pool.StopAsync(input.SearchId, cancellationToken);
        var session = await sessions.GetAsync(input.SearchId, cancellationToken);
        var state = input.Problem is null ? SearchState.Paused : SearchState.Failed;
        using var span = SearchTrace.Start(TelemetryNames.WithdrawSearch, session.Manifest, begun)?.SetTag(TelemetryNames.SearchState, CoreJson.Name(state));
        if (input.Problem is { } problem)
            SearchTrace.Fail(span, CoreJson.Name(state), problem);
        await session.Ledger.ChangeAsync(_ => new LedgerChange<bool>([new SessionEnded(time.GetUtcNow())], true), cancellationToken);
        await repository.WriteStatusAsync(input.SearchId, new SearchStatus(state, time.GetUtcNow(), Problem: input.Problem), cancellationToken);
        // Looked at last: whoever says so later sees that the search is paused, and has it driven anew.
        return input.Problem is not null || await repository.ReadWishAsync(input.SearchId, cancellationToken) == ControlWish.Pause;
    }
}
