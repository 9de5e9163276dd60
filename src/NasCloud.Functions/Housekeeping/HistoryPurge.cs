using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using NasCloud.Functions.Hosting;

namespace NasCloud.Functions.Housekeeping;

/// <summary>Removes the histories of orchestrations that ended long ago: the engine keeps them for ever, and all that they tell is in the store.</summary>
internal sealed class HistoryPurge(DurableClientAccessor clients, TimeProvider time, ILogger<HistoryPurge> logger)
{
    /// <summary>How long histories are kept, for whoever looks for what went wrong.</summary>
    public static TimeSpan Retention { get; } = TimeSpan.FromDays(7);

    /// <summary>How many a round removes at most, so that it ends long before a function must.</summary>
    public const int MostPerRound = 500;

    private const int PageSize = 100;

    private static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    /// <summary>Removes some.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var latest = time.GetUtcNow() - Retention;
        var query = new OrchestrationQuery(CreatedTo: latest, Statuses: Ended, PageSize: PageSize);
        var old = await clients.Client.GetAllInstancesAsync(query)
            .Where(instance => instance.LastUpdatedAt < latest)
            .Take(MostPerRound)
            .Select(instance => instance.InstanceId)
            .ToListAsync(cancellationToken);
        foreach (var id in old)
            await clients.Client.PurgeInstanceAsync(id, cancellationToken);
        if (old.Count > 0)
            FunctionsLog.Purged(logger, old.Count);
        return old.Count;
    }
}
