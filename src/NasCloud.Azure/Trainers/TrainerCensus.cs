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
/// <param name="executions">The executions that are, or may be, the search's; null where they were not asked for.</param>
/// <param name="options">How long to wait for what.</param>
/// <param name="now">The time.</param>
internal sealed class TrainerCensus(
    IEnumerable<TrainerHeartbeat> heartbeats, IReadOnlyList<JobExecution>? executions, ContainerTrainerOptions options, DateTimeOffset now)
{
    private readonly Dictionary<string, TrainerHeartbeat> _heartbeats = heartbeats.ToDictionary(each => each.Trainer, StringComparer.Ordinal);

    /// <summary>Whether only a look at the executions can tell of some trainer.</summary>
    public bool IsUncertain(TrainerStarts starts) => starts.Pending.Any(start => !_heartbeats.ContainsKey(start.Trainer));

    /// <summary>Whether some trainer of the book says that it lives.</summary>
    public bool IsAnySeen(TrainerStarts starts) =>
        starts.Pending.Any(start => _heartbeats.TryGetValue(start.Trainer, out var heartbeat) && IsAlive(heartbeat));

    /// <summary>What became of a trainer.</summary>
    public TrainerState StateOf(TrainerStart start) => _heartbeats.GetValueOrDefault(start.Trainer) switch
    {
        null => HasFailedToStart(start) ? TrainerState.Failed : TrainerState.Up,
        { Fault: not null } => TrainerState.Failed,
        { EndedAt: not null } => TrainerState.Ended,
        var heartbeat when IsAlive(heartbeat) => TrainerState.Up,
        { Scored: > 0 } => TrainerState.Ended,
        _ => TrainerState.Failed,
    };

    /// <summary>The book as it stands now: those that are up, and how often the others failed in a row.</summary>
    public TrainerStarts Update(TrainerStarts starts)
    {
        var states = starts.Pending.ToLookup(StateOf);
        var current = starts with { Pending = [.. states[TrainerState.Up]], Failures = IsAnyAtWork ? 0 : starts.Failures };
        // Trainers that are started together fail together: what was on its way when a failure was counted tells nothing new.
        return states[TrainerState.Failed].Any(start => !(start.At <= starts.FailedAt)) ? Failed(current) : current;
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

    /// <summary>Trainers that are no more and that no book counts on, whose heartbeats are of no use any longer.</summary>
    public IEnumerable<string> Forgotten(TrainerStarts current) =>
        _heartbeats.Values
            .Where(each => !IsAlive(each) && !current.Pending.Any(start => start.Trainer == each.Trainer))
            .Select(each => each.Trainer);

    private bool IsAnyAtWork => _heartbeats.Values.Any(each => each.Scored > 0 && IsAlive(each));

    private bool IsAlive(TrainerHeartbeat heartbeat) => heartbeat.EndedAt is null && now - heartbeat.SeenAt < options.SilenceGrace;

    private TrainerStarts Failed(TrainerStarts starts)
    {
        var failures = IsAnyAtWork ? 0 : starts.Failures + 1;
        return starts with { Failures = failures, FailedAt = now, NotBefore = Later(starts.NotBefore, now + Delay(failures)) };
    }

    private bool HasFailedToStart(TrainerStart start)
    {
        var age = now - start.At;
        if (age >= options.StartGrace || executions is null)
            return age >= options.StartGrace;
        var own = executions.Where(start.IsOf).ToList();
        return own.Count == 0 ? age >= options.ListingGrace : own.TrueForAll(each => each.Status != JobExecutionStatus.Running);
    }

    private TimeSpan Delay(int failures)
    {
        var delay = options.FirstRestartDelay * Math.Pow(2, Math.Clamp(failures - 1, 0, 20));
        return delay < options.MaxRestartDelay ? delay : options.MaxRestartDelay;
    }

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;
}
