using System.Diagnostics;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Serialization;
using NasCloud.Core.Telemetry;

namespace NasCloud.Core.Searches.Activities;

/// <summary>Writes the result and the last status of a search that has ended.</summary>
public sealed class FinishSearch(SearchSessions sessions, SearchRepository repository, ITrainerPool pool, TimeProvider time)
{
    // An activity of a function may take ten minutes; a report of ten thousand trials takes seconds.
    private static readonly TimeSpan ReportLimit = TimeSpan.FromMinutes(3);

    /// <summary>Runs the activity.</summary>
    public async Task<SearchStatus> RunAsync(SearchInput input, CancellationToken cancellationToken)
    {
        var session = await sessions.GetAsync(input.SearchId, cancellationToken);
        using var span = SearchTrace.Start(TelemetryNames.FinishSearch, session.Manifest);
        await pool.StopAsync(input.SearchId, cancellationToken);
        var (result, status) = await session.Ledger.ReadAsync(state => Conclude(session.Manifest, state), cancellationToken);
        await new CheckpointRetention(repository, input.SearchId).AfterSearchAsync(cancellationToken);
        if (result is not null)
            await new ResultWriter(repository).WriteAsync(session.Manifest, result, cancellationToken);
        await ReportAsync(session, status, span, cancellationToken);
        await repository.WriteStatusAsync(input.SearchId, status, cancellationToken);
        span?.SetTag(TelemetryNames.SearchState, CoreJson.Name(status.State)).SetTag(TelemetryNames.EndReason, status.Reason is { } reason ? CoreJson.Name(reason) : null);
        if (status is { State: SearchState.Failed, Problem: { } problem })
            SearchTrace.Fail(span, CoreJson.Name(status.State), problem);
        return status;
    }

    // A report that can't be written costs the search nothing: 'nascloud report' writes it later, or tells why not.
    private async Task ReportAsync(SearchSession session, SearchStatus status, Activity? span, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ReportLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var snapshot = await session.Ledger.ReadAsync(state => SearchSnapshot.Of(session.Manifest, state, status, time.GetUtcNow()), either.Token);
            await new ReportWriter(repository, time, sessions.Price).WriteResultAsync(snapshot, either.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            span?.AddException(exception);
        }
    }

    private (SearchResult? Result, SearchStatus Status) Conclude(SearchManifest manifest, LedgerState state)
    {
        var result = SearchResult.Of(manifest, state);
        var problem = SearchProblem.Of(state, result);
        var end = SearchProblem.IsCancelled(state) ? SearchState.Cancelled
            : problem is null ? SearchState.Completed
            : SearchState.Failed;
        return (result, new SearchStatus(end, time.GetUtcNow(), state.Ended, problem));
    }
}
