using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NasCloud.Azure.Storage;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Azure.Trainers;

/// <summary>Starts nothing: trainers are started by hand, and this says how.</summary>
/// <param name="storage">Where the searches lie.</param>
/// <param name="logger">Where it is said, once a search.</param>
public sealed class ManualTrainerPool(StorageAddress storage, ILogger<ManualTrainerPool> logger) : ITrainerPool
{
    private readonly ConcurrentDictionary<SearchId, bool> _told = new();

    /// <inheritdoc/>
    public Task EnsureAsync(SearchId searchId, int count, CancellationToken cancellationToken)
    {
        if (count > 0 && _told.TryAdd(searchId, true))
            CommandTrainerLog.Wanted(logger, searchId.Value, count, storage.IsDevelopment ? storage.Text : storage.ToString());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    /// <remarks>They notice within a minute that nobody waits for them, or find the board empty.</remarks>
    public Task StopAsync(SearchId searchId, CancellationToken cancellationToken)
    {
        _told.TryRemove(searchId, out _);
        return Task.CompletedTask;
    }
}
