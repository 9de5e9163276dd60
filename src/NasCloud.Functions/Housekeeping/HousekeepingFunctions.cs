using System.Diagnostics.CodeAnalysis;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NasCloud.Azure.Trainers;
using NasCloud.Functions.Hosting;

namespace NasCloud.Functions.Housekeeping;

/// <summary>What is done by the clock; on one instance of the app at a time.</summary>
[SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The trigger stands on a parameter.")]
internal sealed class HousekeepingFunctions(
    SearchReaper reaper, IEnumerable<OrphanedTrainers> orphans, HistoryPurge purge, DurableClientAccessor clients)
{
    /// <summary>Searches without an orchestration, and trainers without a search; every two minutes. Claims without a trainer end by themselves.</summary>
    [Function("ReapOrphans")]
    public async Task ReapAsync([TimerTrigger("0 */2 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        clients.Client = client;
        await reaper.RunAsync(cancellationToken);
        // None where trainers are processes beside this one.
        foreach (var each in orphans)
            await each.StopAsync(cancellationToken);
    }

    /// <summary>Histories that nobody looks at any more; once an hour, at a time when not everybody does something.</summary>
    [Function("PurgeHistory")]
    public Task PurgeAsync([TimerTrigger("0 17 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        clients.Client = client;
        return purge.RunAsync(cancellationToken);
    }
}
