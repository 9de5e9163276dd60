using System.Collections.Concurrent;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Api.Tests.Hosting;

/// <summary>Drives nothing, and remembers what it was asked for.</summary>
internal sealed class RecordingLauncher : ISearchLauncher
{
    public ConcurrentQueue<SearchId> Started { get; } = [];

    public ConcurrentQueue<SearchId> Notified { get; } = [];

    /// <summary>What a call to start throws; null for nothing.</summary>
    public Exception? Fault { get; set; }

    public Task StartAsync(SearchId id, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
            throw fault;
        Started.Enqueue(id);
        return Task.CompletedTask;
    }

    public Task NotifyAsync(SearchId id, CancellationToken cancellationToken)
    {
        Notified.Enqueue(id);
        return Task.CompletedTask;
    }
}
