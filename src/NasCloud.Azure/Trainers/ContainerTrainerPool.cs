using System.Collections.Concurrent;
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
    /// <exception cref="TrainersUnavailableException">Executions fail again and again, or may not be started.</exception>
    public async Task EnsureAsync(SearchId searchId, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (WasSeen(searchId, count))
            return;
        await ArmFailure.GuardedAsync(() => LookAsync(searchId, count, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Returns when they were asked; those that were not heard end by themselves within minutes, since they ask.</remarks>
    public async Task StopAsync(SearchId searchId, CancellationToken cancellationToken)
    {
        _looks.TryRemove(searchId, out _);
        await ArmFailure.GuardedAsync(
            async () =>
            {
                foreach (var execution in await ExecutionsAsync(searchId, cancellationToken))
                    await StopAsync(execution.Name, cancellationToken);
            },
            cancellationToken);
        var book = new TrainerBook(_repository.Store, searchId);
        await book.ReadAsync(cancellationToken);
        await book.TryWriteAsync(TrainerStarts.None, cancellationToken);
    }

    private bool WasSeen(SearchId id, int count) =>
        _looks.TryGetValue(id, out var look) && look.Up >= count && _time.GetElapsedTime(look.At) < _options.LookInterval;

    private async Task LookAsync(SearchId id, int count, CancellationToken cancellationToken)
    {
        var book = new TrainerBook(_repository.Store, id);
        var (known, census) = await CountAsync(id, book, cancellationToken);
        var current = census.Update(known);
        if (current.Failures >= _options.MostFailures)
            throw Unavailable(id, current.Failures, census.Fault);
        var wanted = IsTooEarly(current) ? [] : NewStarts(count - current.Pending.Count);
        var next = current with { Pending = [.. current.Pending, .. wanted] };
        // Who loses here saw an older book than who won, and looks again at the next call.
        if (next != known && !await book.TryWriteAsync(next, cancellationToken))
            return;
        await StartAsync(id, wanted, cancellationToken);
        await RemoveAsync(id, known, current, census.Lost(current), cancellationToken);
        _looks[id] = new Look(next.Pending.Count, _time.GetTimestamp());
    }

    private async Task<(TrainerStarts Known, TrainerCensus Census)> CountAsync(SearchId id, TrainerBook book, CancellationToken cancellationToken)
    {
        var known = await book.ReadAsync(cancellationToken);
        var heartbeats = await _repository.ReadHeartbeatsAsync(id, cancellationToken);
        var census = new TrainerCensus(heartbeats, executions: null, _options, _time.GetUtcNow());
        if (!census.IsUncertain(known) && census.Update(known).Pending.Count == known.Pending.Count)
            return (known, census);
        // In this order: an execution that another host has just started is then in the book, and not taken for a lost one.
        var executions = await ExecutionsAsync(id, cancellationToken);
        known = await book.ReadAsync(cancellationToken);
        return (known, new TrainerCensus(heartbeats, executions, _options, _time.GetUtcNow()));
    }

    private async Task<List<JobExecution>> ExecutionsAsync(SearchId id, CancellationToken cancellationToken) =>
        await _job.ListAsync(cancellationToken)
            .Where(execution => execution.Environment.GetValueOrDefault(TrainerVariables.Search) == id.Value)
            .ToListAsync(cancellationToken);

    private bool IsTooEarly(TrainerStarts starts) => _gate.IsClosed || starts.NotBefore > _time.GetUtcNow();

    private TrainerStart[] NewStarts(int count) =>
        [.. Enumerable.Range(0, Math.Max(0, count)).Select(_ => new TrainerStart($"trainer-{Guid.NewGuid():N}"[..16], _time.GetUtcNow()))];

    private async Task StartAsync(SearchId id, TrainerStart[] starts, CancellationToken cancellationToken)
    {
        if (starts.Length == 0)
            return;
        var job = await _job.GetAsync(cancellationToken);
        foreach (var start in starts)
        {
            await _gate.PassAsync(cancellationToken);
            var variables = new Dictionary<string, string>
            {
                [TrainerRequest.Variable] = TrainerRequest.Format(start.At),
                [TrainerVariables.Search] = id.Value,
                [TrainerVariables.Trainer] = start.Trainer,
            };
            var started = await _job.StartAsync(JobTemplate.ForExecution(job, variables), cancellationToken);
            ContainerTrainerLog.Started(_logger, start.Trainer, id.Value, started.Kind, started.Name);
            if (started.Kind != JobStartKind.Throttled)
            {
                TrainerRequest.Count();
                continue;
            }

            _gate.CloseFor(started.RetryAfter!.Value);
            await WithdrawAsync(id, starts.SkipWhile(each => each != start), cancellationToken);
            return;
        }
    }

    // What was not started must not be waited for.
    private async Task WithdrawAsync(SearchId id, IEnumerable<TrainerStart> starts, CancellationToken cancellationToken)
    {
        var book = new TrainerBook(_repository.Store, id);
        var known = await book.ReadAsync(cancellationToken);
        await book.TryWriteAsync(known with { Pending = [.. known.Pending.Except(starts)] }, cancellationToken);
    }

    private async Task RemoveAsync(
        SearchId id, TrainerStarts before, TrainerStarts now, IEnumerable<string> lost, CancellationToken cancellationToken)
    {
        foreach (var execution in lost)
            await StopAsync(execution, cancellationToken);
        foreach (var gone in before.Pending.Except(now.Pending))
        {
            ContainerTrainerLog.Gone(_logger, gone.Trainer, id.Value);
            await _repository.Store.DeleteAsync(SearchPaths.Heartbeat(id, gone.Trainer), cancellationToken);
        }
    }

    private async Task StopAsync(string execution, CancellationToken cancellationToken)
    {
        await _job.StopAsync(execution, cancellationToken);
        ContainerTrainerLog.Stopped(_logger, execution);
    }

    private static TrainersUnavailableException Unavailable(SearchId id, int failures, string? fault) => new(
        $"Trainers of search '{id}' can't get to work: {failures} executions of the job ended before they did. "
        + (fault is null ? "Their logs, and whether the image can be pulled and the GPU quota suffices, tell why: az containerapp job execution list." : $"The last said: {fault}"));

    private sealed record Look(int Up, long At);
}
