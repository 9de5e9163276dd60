using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Trainers;

namespace NasCloud.Local.Trainers;

/// <summary>Trainers as processes of this machine: a crash, a lack of memory or a hang costs one of them, no more.</summary>
/// <remarks>
/// One that dies is replaced, after a wait that grows while they die at once. One that ends in order is replaced by the
/// next call of <see cref="EnsureAsync"/> that still wants it. More than are wanted by now are left to idle: starting
/// them again would cost more. They end when they are stopped, when the pool is disposed of, and when this process
/// dies, since that closes their standard input.
/// </remarks>
/// <param name="options">How to work.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where starts and ends are logged; null for nowhere.</param>
public sealed class ProcessTrainerPool(TrainerPoolOptions options, TimeProvider time, ILogger<ProcessTrainerPool>? logger = null)
    : ITrainerPool, IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<SearchId, TrainerGroup> _groups = [];
    private readonly ILogger _logger = logger ?? (ILogger)NullLogger.Instance;
    private bool _isDisposed;

    /// <summary>Told of each score as soon as a trainer says it wrote it, on any thread.</summary>
    public Action<SearchId, int>? TrialScored { get; init; }

    /// <summary>Told of each trainer that died after it had begun an attempt, before it is replaced, on any thread. Must not throw.</summary>
    public Func<SearchId, TrainerDeath, Task>? TrainerDied { get; init; }

    /// <inheritdoc/>
    /// <exception cref="TrainersUnavailableException">Trainers die at once, again and again, or can't be started.</exception>
    public Task EnsureAsync(SearchId searchId, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (!_groups.TryGetValue(searchId, out var group))
                _groups[searchId] = group = new TrainerGroup(searchId, options, new TrainerEvents(TrialScored, TrainerDied), time, _logger);
            group.Ensure(count);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    /// <remarks>Cancelling the call ends them at once.</remarks>
    public async Task StopAsync(SearchId searchId, CancellationToken cancellationToken)
    {
        TrainerGroup? group;
        lock (_lock)
            _groups.Remove(searchId, out group);
        if (group is null)
            return;
        using (group)
            await group.StopAsync(cancellationToken);
    }

    /// <summary>Stops all trainers; none is left when it returns.</summary>
    public async ValueTask DisposeAsync()
    {
        SearchId[] searches;
        lock (_lock)
        {
            _isDisposed = true;
            searches = [.. _groups.Keys];
        }

        await Task.WhenAll(searches.Select(search => StopAsync(search, CancellationToken.None)));
    }
}
