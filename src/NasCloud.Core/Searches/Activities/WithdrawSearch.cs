using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Serialization;
using NasCloud.Core.Telemetry;

namespace NasCloud.Core.Searches.Activities;

/// <summary>Stops work on a search, keeping everything: trainers give their claims back, and its status says why.</summary>
public sealed class WithdrawSearch(SearchSessions sessions, SearchRepository repository, ITrainerPool pool, TimeProvider time)
{
    /// <summary>Runs the activity.</summary>
    public async Task<bool> RunAsync(WithdrawInput input, CancellationToken cancellationToken)
    {
        var begun = time.GetUtcNow();
        // The wish tells the trial workflows that nobody waits for them any more.
        await repository.RequestPauseAsync(input.SearchId, cancellationToken);
        await pool.StopAsync(input.SearchId, cancellationToken);
        var session = await sessions.GetAsync(input.SearchId, cancellationToken);
        var state = input.Problem is null ? SearchState.Paused : SearchState.Failed;
        using var span = SearchTrace.Start(TelemetryNames.WithdrawSearch, session.Manifest, begun)?.SetTag(TelemetryNames.SearchState, CoreJson.Name(state));
        if (input.Problem is { } problem)
            SearchTrace.Fail(span, CoreJson.Name(state), problem);
        await session.Ledger.ChangeAsync(_ => new LedgerChange<bool>([new SessionEnded(time.GetUtcNow())], true), cancellationToken);
        await repository.WriteStatusAsync(input.SearchId, new SearchStatus(state, time.GetUtcNow(), Problem: input.Problem), cancellationToken);
        return true;
    }
}
