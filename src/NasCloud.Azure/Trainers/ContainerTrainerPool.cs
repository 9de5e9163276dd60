using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NasCloud.Azure.Jobs;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Telemetry;

namespace NasCloud.Azure.Trainers;

/// <summary>Trainers as executions of a Container Apps job, each of which works on a board until it stays empty.</summary>
/// <remarks>
/// What was started stands in the store before the request is sent, so that no crash and no lost answer leads to more
/// executions than are wanted; what is up is told by heartbeats, and by Azure only where those are missing. Nothing here
/// takes longer than seconds: where Azure asks to wait, the next call goes on. Safe for several hosts at once.
/// </remarks>
public sealed class ContainerTrainerPool : ITrainerPool
{
    private readonly ContainerJobClient _job;
    private readonly SearchRepository _repository;
    private readonly ContainerTrainerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly WriteGate _gate;
    private readonly ConcurrentDictionary<SearchId, Look> _looks = new();

    internal ContainerTrainerPool(
        ContainerJobClient job, SearchRepository repository, TimeProvider time, ContainerTrainerOptions options, ILogger<ContainerTrainerPool>? logger = null)
    {
        (_job, _repository, _options, _time) = (job, repository, options, time);
        _logger = logger ?? (ILogger)NullLogger.Instance;
        _gate = new WriteGate(options.MostStartsPerSecond, time);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Where Azure can't be reached, trainers that are up work on and the next call tries again; only where none is up does
    /// it fail.
    /// </remarks>
    /// <exception cref="TrainersUnavailableException">Trainers fail again and again, or may not be started.</exception>
    /// <exception cref="StoreException">No trainer is up, and none can be started for now.</exception>
    public async Task EnsureAsync(SearchId searchId, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (WasSeen(searchId, count))
            return;
        try
        {
            await ArmFailure.GuardedAsync(() => LookAsync(searchId, count, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (ArmFailure.MayPass(exception))
        {
            if (!await IsAnySeenAsync(searchId, cancellationToken))
                throw;
            ContainerTrainerLog.Unreachable(_logger, searchId.Value, exception);
            _looks[searchId] = new Look(count, _time.GetTimestamp());
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Returns when they were asked. Those that were not heard, and all where Azure can't be reached, end by themselves within
    /// minutes, since they ask; a search must not fail to end for them.
    /// </remarks>
    public async Task StopAsync(SearchId searchId, CancellationToken cancellationToken)
    {
        _looks.TryRemove(searchId, out _);
        var book = new TrainerBook(_repository.Store, searchId);
        try
        {
            await ArmFailure.GuardedAsync(() => StopAllAsync(searchId, book, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (exception is StoreException or TrainersUnavailableException)
        {
            ContainerTrainerLog.NotStopped(_logger, searchId.Value, exception);
        }

        do
            await book.ReadAsync(cancellationToken);
        while (!await book.TryWriteAsync(TrainerStarts.None, cancellationToken));
    }

    private bool WasSeen(SearchId id, int count) =>
        _looks.TryGetValue(id, out var look) && look.Up >= count && _time.GetElapsedTime(look.At) < _options.LookInterval;

    private async Task<bool> IsAnySeenAsync(SearchId id, CancellationToken cancellationToken)
    {
        var known = await new TrainerBook(_repository.Store, id).ReadAsync(cancellationToken);
        var heartbeats = await _repository.ReadHeartbeatsAsync(id, cancellationToken);
        return new TrainerCensus(heartbeats, executions: null, _options, _time.GetUtcNow()).IsAnySeen(known);
    }

    private async Task LookAsync(SearchId id, int count, CancellationToken cancellationToken)
    {
        var book = new TrainerBook(_repository.Store, id);
        var (known, census) = await CountAsync(id, book, cancellationToken);
        var current = census.Update(known);
        if (current.Failures >= _options.MostFailures && !census.IsAnySeen(current))
            throw Unavailable(id, current.Failures, census.Fault);
        // Before others take their place, so that both never stand beside each other.
        foreach (var execution in census.Lost(current))
            await StopAsync(execution, cancellationToken);
        var wanted = IsTooEarly(current) ? [] : NewStarts(count - current.Pending.Count);
        // Before they are in the book: there they would be waited for.
        var job = wanted.Length > 0 ? await _job.GetAsync(cancellationToken) : null;
        var next = current with { Pending = [.. current.Pending, .. wanted] };
        // Who loses here saw an older book than who won, and looks again at the next call.
        if (next != known && !await book.TryWriteAsync(next, cancellationToken))
            return;
        var started = job is null ? 0 : await StartAsync(id, wanted, job, cancellationToken);
        await ForgetAsync(id, census.Forgotten(next), cancellationToken);
        _looks[id] = new Look(current.Pending.Count + started, _time.GetTimestamp());
    }

    private async Task<(TrainerStarts Known, TrainerCensus Census)> CountAsync(SearchId id, TrainerBook book, CancellationToken cancellationToken)
    {
        var known = await book.ReadAsync(cancellationToken);
        var heartbeats = await _repository.ReadHeartbeatsAsync(id, cancellationToken);
        var census = new TrainerCensus(heartbeats, executions: null, _options, _time.GetUtcNow());
        if (!census.IsUncertain(known) && census.Update(known).Pending.Count == known.Pending.Count)
            return (known, census);
        var executions = await ExecutionsAsync(id, book, cancellationToken);
        return (book.LastRead, new TrainerCensus(heartbeats, executions, _options, _time.GetUtcNow()));
    }

    // In this order: an execution that another host has just started is then in the book, and not taken for a lost one.
    private async Task<List<JobExecution>> ExecutionsAsync(SearchId id, TrainerBook book, CancellationToken cancellationToken)
    {
        var all = await _job.ListAsync(cancellationToken).ToListAsync(cancellationToken);
        var known = await book.ReadAsync(cancellationToken);
        return all.FindAll(each => each.Environment.GetValueOrDefault(TrainerVariables.Search) == id.Value || known.Pending.Any(start => start.IsOf(each)));
    }

    private async Task StopAllAsync(SearchId id, TrainerBook book, CancellationToken cancellationToken)
    {
        foreach (var execution in await ExecutionsAsync(id, book, cancellationToken))
        {
            if (execution.Status == JobExecutionStatus.Running)
                await StopAsync(execution.Name, cancellationToken);
        }
    }

    private bool IsTooEarly(TrainerStarts starts) => _gate.IsClosed || starts.NotBefore > _time.GetUtcNow();

    private TrainerStart[] NewStarts(int count)
    {
        var now = _time.GetUtcNow();
        return [.. Enumerable.Range(0, Math.Max(0, count)).Select(_ => new TrainerStart($"trainer-{Guid.NewGuid():N}"[..16], now))];
    }

    // Returns how many may be up now.
    private async Task<int> StartAsync(SearchId id, TrainerStart[] wanted, JsonNode job, CancellationToken cancellationToken)
    {
        var sent = new List<TrainerStart>();
        try
        {
            foreach (var start in wanted)
            {
                await _gate.PassAsync(cancellationToken);
                if (await TrySendAsync(id, start, job, sent, cancellationToken))
                    continue;
                break;
            }

            return sent.Count;
        }
        finally
        {
            await CorrectAsync(id, wanted, sent);
        }
    }

    // False where Azure asks to wait.
    private async Task<bool> TrySendAsync(SearchId id, TrainerStart start, JsonNode job, List<TrainerStart> sent, CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, string>
        {
            [TrainerRequest.Variable] = TrainerRequest.Format(start.At),
            [TrainerVariables.Search] = id.Value,
            [TrainerVariables.Trainer] = start.Trainer,
        };
        try
        {
            var started = await _job.StartAsync(JobTemplate.ForExecution(job, variables), cancellationToken);
            ContainerTrainerLog.Started(_logger, start.Trainer, id.Value, started.Kind, started.Name);
            if (started.Kind == JobStartKind.Throttled)
            {
                _gate.CloseFor(started.RetryAfter!.Value);
                return false;
            }

            TrainerRequest.Count();
            sent.Add(start with { Execution = started.Name });
            return true;
        }
        catch (OperationCanceledException)
        {
            // It may have been on its way already.
            sent.Add(start);
            throw;
        }
    }

    // What was not started must not be waited for, and what was is known by the name that Azure gave it.
    private async Task CorrectAsync(SearchId id, TrainerStart[] wanted, List<TrainerStart> sent)
    {
        var book = new TrainerBook(_repository.Store, id);
        try
        {
            while (true)
            {
                var known = await book.ReadAsync(CancellationToken.None);
                var correct = known with { Pending = [.. known.Pending.Except(wanted), .. sent.Where(each => known.Pending.Any(start => start.Trainer == each.Trainer))] };
                if (correct == known || await book.TryWriteAsync(correct, CancellationToken.None))
                    return;
            }
        }
        catch (StoreException exception)
        {
            // Then it is waited for, for as long as Azure may take to list an execution.
            ContainerTrainerLog.NotCorrected(_logger, id.Value, exception);
        }
    }

    private async Task ForgetAsync(SearchId id, IEnumerable<string> trainers, CancellationToken cancellationToken)
    {
        foreach (var trainer in trainers)
        {
            ContainerTrainerLog.Gone(_logger, trainer, id.Value);
            await _repository.Store.DeleteAsync(SearchPaths.Heartbeat(id, trainer), cancellationToken);
        }
    }

    private async Task StopAsync(string execution, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        await _job.StopAsync(execution, cancellationToken);
        ContainerTrainerLog.Stopped(_logger, execution);
    }

    private static TrainersUnavailableException Unavailable(SearchId id, int failures, string? fault) => new(
        $"Trainers of search '{id}' can't get to work: {failures} times in a row executions of the job ended before any trial was scored. "
        + (fault is null ? "Their logs, and whether the image can be pulled and the GPU quota suffices, tell why: az containerapp job execution list." : $"The last said: {fault}"));

    private sealed record Look(int Up, long At);
}
