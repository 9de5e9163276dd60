using NasCloud.Core.Environments;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Telemetry;

namespace NasCloud.Core.Searches.Activities;

/// <summary>Notes in the ledger that work goes on from now, once a session.</summary>
public sealed class BeginSession(SearchSessions sessions, SearchRepository repository, TimeProvider time)
{
    /// <summary>Runs the activity.</summary>
    public async Task<bool> RunAsync(SearchInput input, CancellationToken cancellationToken)
    {
        var session = await sessions.GetAsync(input.SearchId, cancellationToken);
        using var span = SearchTrace.Start(TelemetryNames.BeginSession, session.Manifest);
        var begun = await session.Ledger.ChangeAsync(state => Begin(state, input.Session), cancellationToken);
        if (begun)
            await EnvironmentLog.NoteAsync(repository, input.SearchId, EnvironmentReport.OfThisProcess(EnvironmentRole.Driver), cancellationToken);
        var isFinal = await session.Ledger.ReadAsync(state => state.Final is { IsPending: true }, cancellationToken);
        var status = new SearchStatus(isFinal ? SearchState.Finishing : SearchState.Searching, time.GetUtcNow());
        await repository.WriteStatusAsync(input.SearchId, status, cancellationToken);
        return begun;
    }

    private LedgerChange<bool> Begin(LedgerState state, string session) =>
        state.Session == session
            ? new LedgerChange<bool>([], false)
            : new LedgerChange<bool>([new SessionStarted(time.GetUtcNow(), session)], true);
}
