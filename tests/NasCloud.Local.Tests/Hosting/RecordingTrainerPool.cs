using System.Collections.Concurrent;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Local.Tests.Hosting;

/// <summary>Notes how many trainers were asked for.</summary>
internal sealed class RecordingTrainerPool<TPool>(TPool inner, ConcurrentBag<int> counts) : ITrainerPool, IAsyncDisposable
    where TPool : ITrainerPool, IAsyncDisposable
{
    public Task EnsureAsync(SearchId searchId, int count, CancellationToken cancellationToken)
    {
        counts.Add(count);
        return inner.EnsureAsync(searchId, count, cancellationToken);
    }

    public Task StopAsync(SearchId searchId, CancellationToken cancellationToken) => inner.StopAsync(searchId, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
