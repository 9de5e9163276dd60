using NasCloud.Core.Environments;

namespace NasCloud.Core.Trainers;

/// <summary>How a trainer works.</summary>
public sealed record TrainerOptions
{
    /// <summary>Its name, unique among those of its search; shown and written into scores.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Names what started it, the same for trainers that live and die together: attempts of another session were lost
    /// with that session and don't count against a trial. Null where each trainer stands for itself.
    /// </summary>
    public string? Session { get; init; }

    /// <summary>When its pool set out to start it, to tell how long that took; null where nobody said.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>The threads it computes with, at least 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The threads it trains the winner with, which no other trainer then competes for; null for the usual number.</summary>
    public int? FinalThreads { get; init; }

    /// <summary>What it runs on, which the search keeps; null where its driver, which it is a part of, says so.</summary>
    public EnvironmentReport? Environment { get; init; }

    /// <summary>How long a claim lasts unless renewed, 15 to 60 seconds; it is renewed three times as often.</summary>
    public TimeSpan ClaimDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often an empty board is looked at.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>How long the board must stay empty for the trainer to end; null to wait until it is told to.</summary>
    public TimeSpan? IdleTimeout { get; init; }

    /// <summary>How long an estimator may do without reporting progress; one that takes longer hangs.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long an estimator has to stop once it was asked to; one that takes longer hangs.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Ends the process at once, for an estimator that hangs in native code and can't be stopped otherwise.</summary>
    public required Action<string> Abort { get; init; }

    /// <summary>Told of each attempt that begins, by the trial's number and the attempt's, so that whoever sees the trainer die knows at what.</summary>
    public Action<int, int>? Began { get; init; }

    /// <summary>Told of each score that was written, so that whoever waits for it can be woken.</summary>
    public Action<int>? Scored { get; init; }

    /// <summary>Told of each attempt that failed, by the trial's number and why; the trial may yet succeed.</summary>
    public Action<int, string>? Failed { get; init; }
}
