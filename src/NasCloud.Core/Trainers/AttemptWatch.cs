using NasCloud.Core.Searches.Ports;

namespace NasCloud.Core.Trainers;

/// <summary>Renews the claim while an attempt runs, asks it to stop when it must, and ends the process when it won't.</summary>
/// <remarks>It runs on timers of its own, so that it goes on while the estimator sits in native code.</remarks>
internal sealed class AttemptWatch : IAsyncDisposable
{
    // The longest delay that timers take is some 49 days; what lasts longer is as good as unlimited.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(40);

    private readonly ILease _lease;
    private readonly TimeProvider _time;
    private readonly TrainerOptions _options;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenRegistration _asked;
    private readonly Task _renewing;
    private readonly Task _limiting;
    private readonly Task _stalling;
    private readonly Task _aborting;
    private int _cause;
    private long _lastProgress;

    public AttemptWatch(ILease lease, TimeSpan? limit, TimeProvider time, TrainerOptions options, CancellationToken askedToStop)
    {
        _lease = lease;
        _time = time;
        _options = options;
        _asked = askedToStop.Register(() => Request(StopCause.AskedTo));
        _renewing = RenewAsync();
        _limiting = limit is { } some ? LimitAsync(some) : Task.CompletedTask;
        _lastProgress = time.GetTimestamp();
        _stalling = WatchProgressAsync();
        _aborting = AbortAsync();
    }

    /// <summary>Cancelled when the attempt must stop.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Why; the first cause stands.</summary>
    public StopCause Cause => (StopCause)Volatile.Read(ref _cause);

    /// <summary>Notes that the estimator works on.</summary>
    public void ReportProgress() => Volatile.Write(ref _lastProgress, _time.GetTimestamp());

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _asked.DisposeAsync();
        await Task.WhenAll(_renewing, _limiting, _stalling, _aborting);
        _stop.Dispose();
        _ended.Dispose();
    }

    private void Request(StopCause cause)
    {
        if (Interlocked.CompareExchange(ref _cause, (int)cause, (int)StopCause.None) == (int)StopCause.None)
            _stop.Cancel();
    }

    private async Task RenewAsync()
    {
        var lastRenewed = _time.GetTimestamp();
        while (await DelayAsync(_options.ClaimDuration / 3))
        {
            switch (await TryRenewAsync())
            {
                case true:
                    lastRenewed = _time.GetTimestamp();
                    break;
                case null when _time.GetElapsedTime(lastRenewed) < _options.ClaimDuration:
                    break; // The store did not answer; the claim still lasts.
                default:
                    Request(StopCause.ClaimLost);
                    return;
            }
        }
    }

    private async Task<bool?> TryRenewAsync()
    {
        try
        {
            return await _lease.RenewAsync(_ended.Token);
        }
        catch (StoreException)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private async Task LimitAsync(TimeSpan limit)
    {
        if (limit <= TimeSpan.Zero || await DelayAsync(limit))
            Request(StopCause.TimeLimit);
    }

    private async Task WatchProgressAsync()
    {
        while (await DelayAsync(_options.StallTimeout / 4))
        {
            if (_time.GetElapsedTime(Volatile.Read(ref _lastProgress)) >= _options.StallTimeout)
                Request(StopCause.Stalled);
        }
    }

    private async Task AbortAsync()
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, _ended.Token);
        await Task.Delay(Timeout.InfiniteTimeSpan, _time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_ended.IsCancellationRequested && await DelayAsync(_options.StopGrace))
            _options.Abort($"The estimator did not stop within {_options.StopGrace} after it was asked to ({Cause}).");
    }

    private async Task<bool> DelayAsync(TimeSpan delay)
    {
        await Task.Delay(delay < LongestDelay ? delay : LongestDelay, _time, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !_ended.IsCancellationRequested;
    }
}
