using System.Diagnostics.CodeAnalysis;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NasCloud.Functions.Hosting;

namespace NasCloud.Functions.Housekeeping;

/// <summary>What is done by the clock; on one instance of the app at a time.</summary>
[SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The trigger stands on a parameter.")]
internal sealed class HousekeepingFunctions(SearchReaper reaper, HistoryPurge purge, DurableClientAccessor clients)
{
    /// <summary>Every two minutes.</summary>
    [Function("ReapOrphans")]
    public Task ReapAsync([TimerTrigger("0 */2 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        clients.Client = client;
        return reaper.RunAsync(cancellationToken);
    }

    /// <summary>Once an hour, at a time when not everybody does something.</summary>
    [Function("PurgeHistory")]
    public Task PurgeAsync([TimerTrigger("0 17 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        clients.Client = client;
        return purge.RunAsync(cancellationToken);
    }
}
