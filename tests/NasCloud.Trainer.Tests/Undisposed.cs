using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Trainer.Tests;

/// <summary>A pool that outlives the host it is lent to, as containers do.</summary>
internal sealed class Undisposed(ITrainerPool pool) : ITrainerPool, IAsyncDisposable
{
    public Task EnsureAsync(SearchId searchId, int count, CancellationToken cancellationToken) => pool.EnsureAsync(searchId, count, cancellationToken);

    public Task StopAsync(SearchId searchId, CancellationToken cancellationToken) => pool.StopAsync(searchId, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
