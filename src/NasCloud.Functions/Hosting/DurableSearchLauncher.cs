using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using NasCloud.Azure.Storage;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Activities;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Searches.Workflows;
using NasCloud.Core.Telemetry;

namespace NasCloud.Functions.Hosting;

/// <summary>Has searches driven by orchestrations, one a search: the instance's id is the search's.</summary>
internal sealed class DurableSearchLauncher(
    DurableClientAccessor clients,
    SearchRepository repository,
    ISearchOwnership ownership,
    FunctionsSettings settings,
    TimeProvider time,
    ILogger<DurableSearchLauncher> logger) : ISearchLauncher
{
    // An orchestration that is stopping has seconds to go. What takes longer is housekeeping's.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    public async Task StartAsync(SearchId id, CancellationToken cancellationToken)
    {
        if (!await ownership.HoldAsync(id, cancellationToken))
            FunctionsLog.Busy(logger, id.Value);
        else if (await IsFreeAsync(id, cancellationToken))
            await ScheduleAsync(id, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task NotifyAsync(SearchId id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } instance || !IsActive(instance))
            return;
        try
        {
            await clients.Client.RaiseEventAsync(instance.InstanceId, WorkflowEvents.Control, eventPayload: null, cancellationToken);
        }
        catch (RpcException) when (!cancellationToken.IsCancellationRequested)
        {
            // It ended in between, or the message is lost; the workflow looks for itself.
        }
    }

    /// <summary>Whether an orchestration is there and has not ended.</summary>
    public static bool IsActive(OrchestrationMetadata instance) =>
        instance.RuntimeStatus is OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Pending or OrchestrationRuntimeStatus.Suspended;

    /// <summary>The orchestration of a search; null where there is none.</summary>
    /// <exception cref="StoreException">The engine does not answer.</exception>
    public Task<OrchestrationMetadata?> FindAsync(SearchId id, CancellationToken cancellationToken) =>
        GuardedAsync(id, () => clients.Client.GetInstanceAsync(WorkflowEvents.SearchInstance(id), cancellationToken), cancellationToken);

    private async Task<bool> IsFreeAsync(SearchId id, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        while (await FindAsync(id, cancellationToken) is { } instance && IsActive(instance))
        {
            if (instance.RuntimeStatus == OrchestrationRuntimeStatus.Suspended)
                await clients.Client.ResumeInstanceAsync(instance.InstanceId, reason: null, cancellationToken);
            if (!await IsStoppingAsync(id, instance, cancellationToken))
                return false;
            if (time.GetElapsedTime(since) >= Patience)
            {
                FunctionsLog.StillStopping(logger, id.Value);
                return false;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        return true;
    }

    // The store's word comes last of what a workflow does before it ends, and one that was only just scheduled has not begun.
    private async Task<bool> IsStoppingAsync(SearchId id, OrchestrationMetadata instance, CancellationToken cancellationToken) =>
        instance.RuntimeStatus == OrchestrationRuntimeStatus.Running
        && (await repository.ReadStatusAsync(id, cancellationToken))?.State is SearchState.Paused or SearchState.Failed;

    private async Task ScheduleAsync(SearchId id, CancellationToken cancellationToken)
    {
        var input = new SearchInput(id, DurableSession.Create(), settings.PollInterval);
        var options = new StartOrchestrationOptions(WorkflowEvents.SearchInstance(id));
        using var span = SearchTrace.StartLaunch(await repository.ReadManifestAsync(id, cancellationToken));
        await GuardedAsync(
            id,
            async () =>
            {
                try
                {
                    return await clients.Client.ScheduleNewOrchestrationInstanceAsync(SearchWorkflow.Name, input, options, cancellationToken);
                }
                catch (RpcException exception) when (exception.StatusCode == StatusCode.AlreadyExists)
                {
                    // Another request was quicker: it is driven, which is all that was asked for.
                    return options.InstanceId!;
                }
            },
            cancellationToken);
        FunctionsLog.Started(logger, id.Value, input.Session);
    }

    private static async Task<T> GuardedAsync<T>(SearchId id, Func<Task<T>> action, CancellationToken cancellationToken)
    {
        try
        {
            return await action();
        }
        catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StoreException(SearchPaths.Folder(id), $"the durable engine failed: {exception.Status.StatusCode} {exception.Status.Detail}", exception);
        }
    }
}
