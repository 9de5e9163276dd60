using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Core.Trainers;

/// <summary>Writes a trainer's heartbeat until it ends, and tells it when nobody waits for its work any more.</summary>
/// <remarks>A trainer whose order to stop was lost would go on for hours at somebody's cost; so it asks.</remarks>
public sealed class HeartbeatWriter : IAsyncDisposable
{
    private readonly SearchRepository _repository;
    private readonly SearchId _id;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _unwanted = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly DateTimeOffset _startedAt;
    private readonly string _trainer;
    private readonly Task _beating;
    private int _scored;

    private HeartbeatWriter(SearchRepository repository, SearchId id, string trainer, TimeProvider time)
    {
        (_repository, _id, _trainer, _time) = (repository, id, trainer, time);
        _startedAt = time.GetUtcNow();
        _beating = BeatAsync();
    }

    /// <summary>Cancelled when the search was paused, cancelled or deleted.</summary>
    public CancellationToken Unwanted => _unwanted.Token;

    /// <summary>Writes the first heartbeat and begins.</summary>
    /// <exception cref="StoreException">The store failed.</exception>
    public static async Task<HeartbeatWriter> StartAsync(
        SearchRepository repository, SearchId id, string trainer, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(time);
        var now = time.GetUtcNow();
        await repository.WriteHeartbeatAsync(id, new TrainerHeartbeat(trainer, now, now), cancellationToken);
        return new HeartbeatWriter(repository, id, trainer, time);
    }

    /// <summary>Notes that a trial was scored; the next heartbeat says so.</summary>
    public void Scored() => Interlocked.Increment(ref _scored);

    /// <summary>Writes that the trainer has ended.</summary>
    /// <param name="fault">Why it could not work; null where it could.</param>
    public async Task EndAsync(string? fault)
    {
        await _ended.CancelAsync();
        await _beating;
        var now = _time.GetUtcNow();
        await TryWriteAsync(Now() with { EndedAt = now, Fault = fault });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _beating;
        _ended.Dispose();
        _unwanted.Dispose();
    }

    private async Task BeatAsync()
    {
        while (await DelayAsync())
        {
            await TryWriteAsync(Now());
            if (!await IsWantedAsync())
                await _unwanted.CancelAsync();
        }
    }

    private TrainerHeartbeat Now() => new(_trainer, _startedAt, _time.GetUtcNow(), Volatile.Read(ref _scored));

    private async Task TryWriteAsync(TrainerHeartbeat heartbeat)
    {
        try
        {
            // It would bring back the folder of a search that was deleted.
            if (await IsThereAsync())
                await _repository.WriteHeartbeatAsync(_id, heartbeat, CancellationToken.None);
        }
        catch (StoreException)
        {
            // One that is missed does no harm; several are as good as death, and rightly so.
        }
    }

    private async Task<bool> IsWantedAsync()
    {
        try
        {
            return await _repository.ReadWishAsync(_id, CancellationToken.None) == ControlWish.Run && await IsThereAsync();
        }
        catch (StoreException)
        {
            return true;
        }
    }

    private async Task<bool> IsThereAsync() => await _repository.Store.ReadAsync(SearchPaths.Manifest(_id), CancellationToken.None) is not null;

    private async Task<bool> DelayAsync()
    {
        await Task.Delay(TrainerHeartbeat.Interval, _time, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !_ended.IsCancellationRequested;
    }
}
