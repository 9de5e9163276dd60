using System.Collections.Concurrent;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Ports;
using NasCloud.Functions.Hosting;

namespace NasCloud.Functions.Housekeeping;

/// <summary>Starts searches again whose orchestration is gone.</summary>
/// <remarks>
/// A round costs one read for each search that has not ended, and the listing of all. Searches that <c>nascloud</c> drove are left alone, interrupted or not: their user resumes them.
/// </remarks>
internal sealed class SearchReaper(
    SearchRepository repository, DurableSearchLauncher launcher, TimeProvider time, ILogger<SearchReaper> logger)
{
    /// <summary>How long an orchestration that failed is left to rest: what it failed on is hardly mended at once.</summary>
    public static TimeSpan FailureRest { get; } = TimeSpan.FromMinutes(15);

    // Searches that ended stay so.
    private readonly ConcurrentDictionary<SearchId, bool> _ended = new();

    /// <summary>Looks after everything once; what fails is left to the next round.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var id in repository.ListAsync(cancellationToken))
        {
            if (!_ended.ContainsKey(id))
                await TryLookAfterAsync(id, cancellationToken);
        }
    }

    private async Task TryLookAfterAsync(SearchId id, CancellationToken cancellationToken)
    {
        try
        {
            await LookAfterAsync(id, cancellationToken);
        }
        catch (Exception exception) when (exception is StoreException or InvalidDataException)
        {
            // One search that is damaged must not keep the others from being looked after.
            FunctionsLog.NotLookedAfter(logger, exception, id.Value);
        }
    }

    private async Task LookAfterAsync(SearchId id, CancellationToken cancellationToken)
    {
        if (await repository.ReadStatusAsync(id, cancellationToken) is not { } status)
            return;
        if (status.State is SearchState.Completed or SearchState.Cancelled)
            _ended[id] = true;
        else if (await NeedsDriverAsync(id, status.State, cancellationToken))
            await StartAgainAsync(id, status.State, cancellationToken);
    }

    private async Task<bool> NeedsDriverAsync(SearchId id, SearchState state, CancellationToken cancellationToken)
    {
        // A paused search whose user wants it to go on, or to end: the order came while it was being paused.
        var isWanted = state is SearchState.Searching or SearchState.Finishing
            || (state == SearchState.Paused && await repository.ReadWishAsync(id, cancellationToken) != ControlWish.Pause);
        return isWanted && !IsLookedAfter(await launcher.FindAsync(id, cancellationToken)) && await WasDurableAsync(id, cancellationToken);
    }

    private bool IsLookedAfter(OrchestrationMetadata? instance) => instance is not null
        && (DurableSearchLauncher.IsActive(instance) || (IsFailed(instance) && time.GetUtcNow() - instance.LastUpdatedAt < FailureRest));

    private static bool IsFailed(OrchestrationMetadata instance) => instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed;

    private async Task<bool> WasDurableAsync(SearchId id, CancellationToken cancellationToken)
    {
        using var ledger = new SearchLedger(repository.Store, id);
        return DurableSession.IsOne(await ledger.ReadAsync(state => state.Session, cancellationToken));
    }

    private async Task StartAgainAsync(SearchId id, SearchState state, CancellationToken cancellationToken)
    {
        FunctionsLog.Restarted(logger, id.Value, state.ToString());
        await launcher.StartAsync(id, cancellationToken);
    }
}
