using Microsoft.Extensions.Logging;
using NasCloud.Azure.Storage;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Trainers;

namespace NasCloud.Azure.Trainers;

/// <summary>Trainers as processes of this machine, in place of containers: for a host of the cloud on a developer's machine.</summary>
/// <remarks>
/// Those of an earlier process, which may have been killed, are known by their heartbeats and left to their work. All end by
/// themselves as they do in a container. Safe for several threads.
/// </remarks>
/// <param name="command">Starts one.</param>
/// <param name="storage">Where the searches lie.</param>
/// <param name="repository">The same, to read.</param>
/// <param name="time">The clock.</param>
/// <param name="output">Where what trainers print is shown, each line after the trainer's name.</param>
/// <param name="logger">Where starts and ends are logged.</param>
public sealed class CommandTrainerPool(
    TrainerCommand command,
    StorageAddress storage,
    SearchRepository repository,
    TimeProvider time,
    TextWriter output,
    ILogger<CommandTrainerPool> logger) : ITrainerPool, IDisposable
{
    // Trainers that end with an error as often in a row will do so again.
    private const int MostFailures = 3;

    private static readonly TimeSpan SilenceGrace = 2.5 * TrainerHeartbeat.Interval;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly List<CommandTrainer> _trainers = [];
    private readonly Dictionary<SearchId, CommandTrainer> _lastFailure = [];
    private readonly Dictionary<SearchId, int> _failures = [];

    /// <inheritdoc/>
    /// <exception cref="TrainersUnavailableException">The command can't be started, or fails again and again.</exception>
    public async Task EnsureAsync(SearchId searchId, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            Collect();
            if (_failures.GetValueOrDefault(searchId) >= MostFailures)
                throw Unavailable(_lastFailure[searchId]);
            var up = _trainers.Count(each => each.Search == searchId);
            if (up < count)
                up += await CountOthersAsync(searchId, cancellationToken);
            for (; up < count; up++)
                _trainers.Add(Start(searchId));
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    /// <remarks>Returns when they were asked.</remarks>
    public async Task StopAsync(SearchId searchId, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            Collect();
            _failures.Remove(searchId);
            await Task.WhenAll(_trainers.Where(each => each.Search == searchId).Select(each => each.TerminateAsync(cancellationToken)));
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Leaves the trainers to their work: they end by themselves.</summary>
    public void Dispose()
    {
        foreach (var trainer in _trainers)
            trainer.Dispose();
        _gate.Dispose();
    }

    /// <summary>How many of this process's are up.</summary>
    internal int Count(SearchId search)
    {
        _gate.Wait();
        try
        {
            return _trainers.Count(each => each.Search == search && !each.HasExited);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<int> CountOthersAsync(SearchId id, CancellationToken cancellationToken)
    {
        var heartbeats = await repository.ReadHeartbeatsAsync(id, cancellationToken);
        return heartbeats.Count(each =>
            each.EndedAt is null && time.GetUtcNow() - each.SeenAt < SilenceGrace && !CommandTrainer.IsOfThisProcess(each.Trainer));
    }

    private CommandTrainer Start(SearchId search)
    {
        var trainer = CommandTrainer.Start(command, storage, search, output);
        CommandTrainerLog.Started(logger, trainer.Name, search.Value, trainer.ProcessId);
        return trainer;
    }

    private void Collect()
    {
        foreach (var ended in _trainers.Where(each => each.HasExited).ToList())
        {
            _trainers.Remove(ended);
            _failures[ended.Search] = ended.IsFailed ? _failures.GetValueOrDefault(ended.Search) + 1 : 0;
            if (ended.IsFailed)
                _lastFailure[ended.Search] = ended;
            CommandTrainerLog.Ended(logger, ended.Name, ended.ExitCode);
            ended.Dispose();
        }
    }

    private TrainersUnavailableException Unavailable(CommandTrainer last) => new(
        $"Trainers of search '{last.Search}' can't get to work: '{command.Program}', of {TrainerCommand.Variable}, ended with exit code {last.ExitCode}, {MostFailures} times in a row. "
        + (last.LastLine is { } line ? $"The last said: {line}" : "It printed nothing."));
}
