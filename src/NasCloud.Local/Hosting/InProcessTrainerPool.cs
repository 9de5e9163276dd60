using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Trainers;
using NasCloud.Core.Trials;

namespace NasCloud.Local.Hosting;

/// <summary>Trainers as tasks of this process: for estimators that look scores up and need no process of their own.</summary>
public sealed class InProcessTrainerPool(SearchRepository repository, ITrialEstimator estimator, TimeProvider time, Action<int>? scored = null)
    : ITrainerPool, IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<Task> _trainers = [];
    private CancellationTokenSource _stop = new();

    /// <inheritdoc/>
    public Task EnsureAsync(SearchId searchId, int count, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_trainers.Find(IsBroken) is { Exception: { } fault })
                throw new TrainersUnavailableException($"A trainer failed: {fault.InnerException!.Message}", fault);
            _trainers.RemoveAll(trainer => trainer.IsCompleted);
            while (_trainers.Count < count)
                _trainers.Add(StartAsync(searchId, _trainers.Count + 1, _stop.Token));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(SearchId searchId, CancellationToken cancellationToken)
    {
        CancellationTokenSource stop;
        Task[] trainers;
        lock (_lock)
        {
            (stop, _stop) = (_stop, new CancellationTokenSource());
            trainers = [.. _trainers];
            _trainers.Clear();
        }

        using (stop)
        {
            await stop.CancelAsync();
            await Task.WhenAll(trainers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(new SearchId("all"), CancellationToken.None);
        _stop.Dispose();
    }

    // A store that failed while a trainer started may answer the next one: that one is replaced like any that ended.
    private static bool IsBroken(Task trainer) => trainer is { IsFaulted: true, Exception.InnerException: not StoreException };

    private Task<int> StartAsync(SearchId id, int number, CancellationToken stop)
    {
        var options = new TrainerOptions
        {
            Name = FormattableString.Invariant($"in-process-{number}"),
            PollInterval = TimeSpan.FromMilliseconds(1),
            Abort = message => Environment.FailFast(message),
            Scored = scored,
        };
        return Task.Run(() => new TrainerLoop(repository, estimator, time, options).RunAsync(id, stop), CancellationToken.None);
    }
}
