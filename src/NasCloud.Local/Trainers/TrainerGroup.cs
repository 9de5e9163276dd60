using Microsoft.Extensions.Logging;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Telemetry;
using NasCloud.Core.Trainers;

namespace NasCloud.Local.Trainers;

/// <summary>The trainers of one search, each kept alive by a loop of its own.</summary>
internal sealed class TrainerGroup(SearchId id, TrainerPoolOptions options, TrainerEvents events, TimeProvider time, ILogger logger) : IDisposable
{
    // Guards the fields below it.
    private readonly Lock _lock = new();
    private readonly Dictionary<int, Task> _slots = [];
    private readonly RestartPolicy _policy = new(options);
    private TrainersUnavailableException? _failure;

    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _kill = new();

    /// <exception cref="TrainersUnavailableException">Trainers die at once, again and again, or can't be started.</exception>
    public void Ensure(int count)
    {
        lock (_lock)
        {
            if (_failure is not null)
                throw _failure;
            for (var slot = 1; slot <= count && !_stop.IsCancellationRequested; slot++)
            {
                if (_slots.GetValueOrDefault(slot) is not { IsCompleted: false })
                    _slots[slot] = Start(slot, count);
            }
        }
    }

    /// <summary>Asks all to stop, ends those that don't, and returns when none is left.</summary>
    public async Task StopAsync(CancellationToken killAtOnce)
    {
        await using var hurried = killAtOnce.Register(_kill.Cancel);
        Task[] slots;
        lock (_lock)
        {
            _stop.Cancel();
            slots = [.. _slots.Values];
        }

        await Task.WhenAll(slots);
    }

    public void Dispose()
    {
        _stop.Dispose();
        _kill.Dispose();
    }

    private Task Start(int slot, int count)
    {
        var threads = options.Threads ?? Math.Max(1, Environment.ProcessorCount / count);
        var launch = new TrainerLaunch(id, FormattableString.Invariant($"trainer-{slot}"), threads, options.StoreRoot, Environment.ProcessId);
        return Task.Run(() => KeepAliveAsync(launch));
    }

    private async Task KeepAliveAsync(TrainerLaunch launch)
    {
        using var log = new TrainerLog(
            Path.Combine(options.StoreRoot, SearchPaths.Folder(id), "trainers", launch.Name + ".log"), options.LogLimit, time);
        while (!_stop.IsCancellationRequested && await RunAsync(launch, log) is { } delay)
            await Task.Delay(delay, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <returns>How long to wait before the next one; null when there is to be none.</returns>
    private async Task<TimeSpan?> RunAsync(TrainerLaunch launch, TrainerLog log)
    {
        try
        {
            using var process = Start(launch, log);
            TrainerPoolLog.Started(logger, launch.Name, process.Id, launch.Threads);
            var end = await EndAsync(process);
            TrainerPoolLog.Ended(logger, launch.Name, process.Id, end.ExitCode, end.Lifetime);
            if (end.IsOrderly || _stop.IsCancellationRequested)
                return null;
            // Before another is started: it looks at what is known of the attempts.
            if (end.LastBegun is { } begun && events.Died is { } died)
                await died(id, new TrainerDeath(begun.Trial, begun.Attempt, end.How, end.LastWords));
            return AfterDeath(end, launch, log);
        }
        catch (Exception exception)
        {
            // Whatever it is, a slot that ended without a word would leave the search waiting for a trainer for ever.
            GiveUp(new TrainersUnavailableException($"Trainers can't be started: {exception.Message} Is the program where it was?", exception));
            return null;
        }
    }

    private TrainerProcess Start(TrainerLaunch launch, TrainerLog log)
    {
        var command = options.Command(launch);
        TrainerCommand.SetEnvironment(command.Environment, launch.Threads);
        TrainerCommand.SetEnvironment(command.Environment, options.Environment);
        command.Environment[TrainerRequest.Variable] = TrainerRequest.Format(time.GetUtcNow());
        TrainerRequest.Count();
        return TrainerProcess.Start(command, log, Hear, time);
    }

    private async Task<TrainerEnd> EndAsync(TrainerProcess process)
    {
        using var ended = new CancellationTokenSource();
        using var asked = _stop.Token.Register(process.AskToStop);
        using var killed = _kill.Token.Register(process.Kill);
        var late = KillWhenLateAsync(process, ended.Token);
        var end = await process.EndAsync();
        await ended.CancelAsync();
        await late;
        return end;
    }

    private async Task KillWhenLateAsync(TrainerProcess process, CancellationToken ended)
    {
        using var stopOrEnd = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, ended);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, stopOrEnd.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Delay(options.StopGrace, time, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!ended.IsCancellationRequested)
            process.Kill();
    }

    private TimeSpan? AfterDeath(TrainerEnd end, TrainerLaunch launch, TrainerLog log)
    {
        lock (_lock)
        {
            if (_policy.Next(end) is { } delay && _failure is null)
                return delay;
            GiveUp(Describe(end, launch, log));
            return null;
        }
    }

    private TrainersUnavailableException Describe(TrainerEnd end, TrainerLaunch launch, TrainerLog log) => new(
        $"Trainers of search '{id}' can't get to work: {_policy.DeathsSinceScore} ended without a score between them. The last, {launch.Name}, {end.How}. "
        + $"'nascloud doctor' looks for the cause; all it printed is in {log.File}, the last of it:\n{log.Tail()}");

    private void GiveUp(TrainersUnavailableException failure)
    {
        lock (_lock)
            _failure ??= failure;
        TrainerPoolLog.GaveUp(logger, id.Value, failure.Message);
    }

    private void Hear(string line)
    {
        if (TrainerMessages.TryReadScored(line) is not { } trial)
            return;
        lock (_lock)
            _policy.Scored();
        events.Scored?.Invoke(id, trial);
    }
}
