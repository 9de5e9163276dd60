using System.Collections.Immutable;
using NasCloud.Azure.Jobs;
using NasCloud.Core.Trainers;

namespace NasCloud.Azure.Trainers;

/// <summary>Tells from heartbeats and executions which trainers of a search are up.</summary>
/// <remarks>
/// A heartbeat is the only proof of life: Azure may list an execution as running for ever, or end one before its image was
/// pulled. Executions are asked for only where a heartbeat does not tell.
/// </remarks>
/// <param name="heartbeats">What trainers said of themselves.</param>
/// <param name="executions">The search's executions; null where they were not asked for.</param>
/// <param name="options">How long to wait for what.</param>
/// <param name="now">The time.</param>
internal sealed class TrainerCensus(
    IEnumerable<TrainerHeartbeat> heartbeats, IReadOnlyList<JobExecution>? executions, ContainerTrainerOptions options, DateTimeOffset now)
{
    private readonly Dictionary<string, TrainerHeartbeat> _heartbeats = heartbeats.ToDictionary(each => each.Trainer, StringComparer.Ordinal);

    /// <summary>Whether only a look at the executions can tell of some trainer.</summary>
    public bool IsUncertain(TrainerStarts starts) => starts.Pending.Any(start => !_heartbeats.ContainsKey(start.Trainer));

    /// <summary>What became of a trainer.</summary>
    public TrainerState StateOf(TrainerStart start) => _heartbeats.GetValueOrDefault(start.Trainer) switch
    {
        { Fault: not null } => TrainerState.Failed,
        { EndedAt: not null } => TrainerState.Ended,
        { SeenAt: var seen } => now - seen < options.SilenceGrace ? TrainerState.Up : TrainerState.Ended,
        null => HasEnded(start) || now - start.At >= options.StartGrace ? TrainerState.Failed : TrainerState.Up,
    };

    /// <summary>The book as it stands now: those that are up, and how many failed in a row.</summary>
    public TrainerStarts Update(TrainerStarts starts)
    {
        var states = starts.Pending.ToLookup(StateOf);
        var failed = states[TrainerState.Failed].Count();
        var failures = IsAnyAtWork ? 0 : starts.Failures + failed;
        return starts with
        {
            Pending = [.. states[TrainerState.Up]],
            Failures = failures,
            NotBefore = failed > 0 ? Later(starts.NotBefore, now + Delay(failures)) : starts.NotBefore,
        };
    }

    /// <summary>Why the last trainer could not work, where it said so.</summary>
    public string? Fault => _heartbeats.Values.OrderBy(each => each.SeenAt).LastOrDefault(each => each.Fault is not null)?.Fault;

    /// <summary>Executions that cost money although the trainer in them is no more, or was never ours.</summary>
    public ImmutableArray<string> Lost(TrainerStarts current) =>
    [
        .. (executions ?? [])
            .Where(each => each.Status == JobExecutionStatus.Running && !current.Pending.Any(start => start.IsOf(each)))
            .Select(each => each.Name),
    ];

    private bool IsAnyAtWork => _heartbeats.Values.Any(each => each is { Scored: > 0, EndedAt: null } && now - each.SeenAt < options.SilenceGrace);

    private bool HasEnded(TrainerStart start) =>
        executions?.Any(each => start.IsOf(each) && each.Status != JobExecutionStatus.Running) == true;

    private TimeSpan Delay(int failures)
    {
        var delay = options.FirstRestartDelay * Math.Pow(2, Math.Clamp(failures - 1, 0, 20));
        return delay < options.MaxRestartDelay ? delay : options.MaxRestartDelay;
    }

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;
}
