using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Local.Workflows;
using Polly;
using Polly.Retry;

namespace NasCloud.Local.Hosting;

/// <summary>Drives the searches it is told of in this process: some at once, the others in the order they came.</summary>
/// <remarks>
/// What is to become of a search stands in the store alone, so that a launcher which is killed loses nothing: the next one
/// takes up what was interrupted (<see cref="TakeUpAsync"/>). A cancelled search does not wait for its turn, since it trains
/// nothing any more.
/// </remarks>
/// <param name="host">Drives one search; it must leave the wish as it is (<see cref="LocalSearchHost.WakesPaused"/>).</param>
/// <param name="repository">The store.</param>
/// <param name="time">The clock.</param>
/// <param name="options">How to work; null for the defaults.</param>
/// <param name="logger">Where beginnings and ends are logged; null for nowhere.</param>
public sealed class LocalSearchLauncher(
    LocalSearchHost host,
    SearchRepository repository,
    TimeProvider time,
    SearchLauncherOptions? options = null,
    ILogger<LocalSearchLauncher>? logger = null)
    : ISearchLauncher, IAsyncDisposable
{
    // With the first delay 45 seconds in all: longer than the claim of a killed process lasts where nobody sees it die.
    private const int Retries = 6;

    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(15);

    private readonly SearchLauncherOptions _options = options ?? new SearchLauncherOptions();
    private readonly ILogger _logger = logger ?? (ILogger)NullLogger.Instance;
    private readonly CancellationTokenSource _pause = new();
    private readonly Lock _lock = new();

    // Under the lock.
    private readonly LinkedList<SearchId> _waiting = [];
    private readonly Dictionary<SearchId, DrivenSearch> _driven = [];
    private bool _isStopping;

    /// <inheritdoc/>
    public async Task StartAsync(SearchId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        var isCancelled = await repository.ReadWishAsync(id, cancellationToken) == ControlWish.Cancel;
        lock (_lock)
        {
            if (_isStopping)
                return;
            if (_driven.TryGetValue(id, out var driven))
                driven.IsWantedAgain = true;
            else if (isCancelled)
                DriveOutOfTurn(id);
            else
                Enqueue(id);
        }
    }

    /// <inheritdoc/>
    public async Task NotifyAsync(SearchId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        host.Notify(id);
        if (await repository.ReadWishAsync(id, cancellationToken) == ControlWish.Pause && Withdraw(id))
            await PauseWaitingAsync(id, cancellationToken);
    }

    /// <summary>
    /// Goes on with the searches of the store that should run and that nothing drives: new ones that never had their turn,
    /// those whose process was killed, and those that a launcher paused because it was stopped. What its user paused stays so.
    /// </summary>
    /// <returns>How many there are.</returns>
    public async Task<int> TakeUpAsync(CancellationToken cancellationToken)
    {
        var found = new List<SearchManifest>();
        await foreach (var id in repository.ListAsync(cancellationToken))
        {
            if (await FindInterruptedAsync(id, cancellationToken) is { } manifest)
                found.Add(manifest);
        }

        foreach (var manifest in found.OrderBy(manifest => manifest.CreatedAt).ThenBy(manifest => manifest.Id.Value, StringComparer.Ordinal))
            await StartAsync(manifest.Id, cancellationToken);
        return found.Count;
    }

    /// <summary>Pauses all searches and waits until they stand still. What is asked for later has no effect but in the store.</summary>
    public async Task StopAsync()
    {
        lock (_lock)
        {
            if (_isStopping)
                return;
            _isStopping = true;
            _waiting.Clear();
        }

        var driven = Driven();
        var toGoOn = await WantedAsync(driven.Select(each => each.Key));
        await _pause.CancelAsync();
        await Task.WhenAll(driven.Select(each => each.Value.Driving));
        if (_options.LeavesToGoOn)
            await LeaveToGoOnAsync(toGoOn);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _pause.Dispose();
    }

    /// <summary>Completes once nothing is driven any more.</summary>
    public async Task IdleAsync()
    {
        while (Driven() is { Length: > 0 } driven)
            await Task.WhenAll(driven.Select(each => each.Value.Driving));
    }

    /// <summary>Completes once a search stands still for the moment.</summary>
    internal Task RestAsync(SearchId id) => Task.WhenAll(Driven().Where(each => each.Key == id).Select(each => each.Value.Driving));

    private KeyValuePair<SearchId, DrivenSearch>[] Driven()
    {
        lock (_lock)
            return [.. _driven];
    }

    private void Enqueue(SearchId id)
    {
        if (!_waiting.Contains(id))
            _waiting.AddLast(id);
        DriveNext();
    }

    private void DriveOutOfTurn(SearchId id)
    {
        _waiting.Remove(id);
        Drive(id, isInTurn: false);
    }

    private void DriveNext()
    {
        while (_waiting.First is { } first && _driven.Values.Count(driven => driven.IsInTurn) < Math.Max(1, _options.AtOnce))
        {
            _waiting.RemoveFirst();
            Drive(first.Value, isInTurn: true);
        }
    }

    private void Drive(SearchId id, bool isInTurn)
    {
        var driven = new DrivenSearch(isInTurn);
        _driven[id] = driven;
        driven.Driving = Task.Run(() => DriveAsync(id), CancellationToken.None);
    }

    private async Task DriveAsync(SearchId id)
    {
        try
        {
            await Pipeline(id).ExecuteAsync(async _ => await RunAsync(id), _pause.Token);
        }
        catch (SearchNotFoundException)
        {
            LauncherLog.Deleted(_logger, id.Value);
        }
        catch (Exception) when (_pause.IsCancellationRequested)
        {
            // It was not driven yet, or between two tries: the next launcher finds it as it is.
        }
        catch (Exception exception)
        {
            LauncherLog.GaveUp(_logger, id.Value, exception.Message, exception);
        }
        finally
        {
            Leave(id);
        }
    }

    private void Leave(SearchId id)
    {
        lock (_lock)
        {
            _driven.Remove(id, out var driven);
            if (driven is { IsWantedAgain: true } && !_isStopping)
                _waiting.AddFirst(id);
            DriveNext();
        }
    }

    private async Task RunAsync(SearchId id)
    {
        var state = (await repository.ReadStatusAsync(id, _pause.Token))?.State ?? SearchState.Created;
        if (IsAtRest(state, await repository.ReadWishAsync(id, _pause.Token)))
            return;
        LauncherLog.Began(_logger, id.Value);
        state = await host.RunAsync(id, _pause.Token);
        LauncherLog.Ended(_logger, id.Value, state.ToString());
    }

    // A search that stands as running though it is to pause has to be driven, for its end to be written down in order.
    private static bool IsAtRest(SearchState state, ControlWish wish) => state switch
    {
        SearchState.Completed or SearchState.Cancelled => true,
        SearchState.Paused or SearchState.Failed => wish == ControlWish.Pause,
        _ => false,
    };

    private ResiliencePipeline Pipeline(SearchId id) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            // Whoever only looks whether a search is driven holds it for a moment, too.
            ShouldHandle = new PredicateBuilder().Handle<SearchBusyException>().Handle<StoreException>().Handle<WorkflowFailedException>(),
            MaxRetryAttempts = Retries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = _options.FirstRetryDelay,
            MaxDelay = LongestDelay,
            OnRetry = retry =>
            {
                LauncherLog.TriesAgain(_logger, id.Value, retry.RetryDelay, retry.Outcome.Exception!.Message);
                return ValueTask.CompletedTask;
            },
        })
        .Build();

    private bool Withdraw(SearchId id)
    {
        lock (_lock)
            return _waiting.Remove(id);
    }

    // Nothing drives it, so that nobody else would write that it is paused.
    private async Task PauseWaitingAsync(SearchId id, CancellationToken cancellationToken)
    {
        var isPaused = false;
        try
        {
            await using var ownership = await SearchOwnership.TryTakeAsync(repository.Store, id, time, cancellationToken);
            // Resumed since, it needs its place in the queue again; held by another, that one sees to it, and its turn comes to nothing.
            if (ownership is not null && await repository.ReadWishAsync(id, cancellationToken) == ControlWish.Pause)
            {
                await repository.WriteStatusAsync(id, new SearchStatus(SearchState.Paused, time.GetUtcNow()), cancellationToken);
                isPaused = true;
            }
        }
        finally
        {
            if (!isPaused)
                Requeue(id);
        }
    }

    private void Requeue(SearchId id)
    {
        lock (_lock)
        {
            if (_isStopping || _driven.ContainsKey(id) || _waiting.Contains(id))
                return;
            _waiting.AddFirst(id);
            DriveNext();
        }
    }

    private async Task<SearchManifest?> FindInterruptedAsync(SearchId id, CancellationToken cancellationToken)
    {
        try
        {
            // Most have ended, which their status alone tells.
            var state = (await repository.ReadStatusAsync(id, cancellationToken))?.State ?? SearchState.Created;
            return state is not (SearchState.Completed or SearchState.Cancelled) && IsInterrupted(state, await repository.ReadWishAsync(id, cancellationToken))
                ? await repository.ReadManifestAsync(id, cancellationToken)
                : null;
        }
        catch (SearchNotFoundException)
        {
            return null;
        }
        catch (InvalidDataException exception)
        {
            LauncherLog.PassedOver(_logger, id.Value, exception.Message);
            return null;
        }
    }

    // What a problem stopped waits for its user to mend that; only its cancellation needs nothing to be mended.
    private static bool IsInterrupted(SearchState state, ControlWish wish) =>
        state == SearchState.Failed ? wish == ControlWish.Cancel : !IsAtRest(state, wish);

    // Stopping pauses in the user's name; what they wished for themselves must be known before.
    private async Task<List<SearchId>> WantedAsync(IEnumerable<SearchId> ids)
    {
        var wanted = new List<SearchId>();
        foreach (var id in ids)
        {
            try
            {
                if (await repository.ReadWishAsync(id, CancellationToken.None) == ControlWish.Run)
                    wanted.Add(id);
            }
            catch (StoreException exception)
            {
                LauncherLog.PassedOver(_logger, id.Value, exception.Message);
            }
        }

        return wanted;
    }

    private async Task LeaveToGoOnAsync(IEnumerable<SearchId> ids)
    {
        foreach (var id in ids)
        {
            try
            {
                if ((await repository.ReadStatusAsync(id, CancellationToken.None))?.State == SearchState.Paused)
                    await repository.RequestRunAsync(id, CancellationToken.None);
            }
            catch (StoreException exception)
            {
                LauncherLog.PassedOver(_logger, id.Value, exception.Message);
            }
        }
    }
}
