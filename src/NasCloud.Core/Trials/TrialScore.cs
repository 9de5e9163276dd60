using System.Collections.Immutable;

namespace NasCloud.Core.Trials;

/// <summary>How a trial ended and what it measured; written once.</summary>
public sealed record TrialScore
{
    /// <summary>The trial's number.</summary>
    public required int Trial { get; init; }

    /// <summary>How it ended.</summary>
    public required TrialOutcome Outcome { get; init; }

    /// <summary>What it measured, by metric; empty unless it succeeded. Numbers are finite.</summary>
    public ImmutableSortedDictionary<string, double> Metrics { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Why it did not succeed, for people.</summary>
    public string? Error { get; init; }

    /// <summary>How many attempts it took, this one included; at least 1 unless it was cancelled before it began.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Seconds of a trainer's time it cost, all attempts that reported included.</summary>
    public double DeviceSeconds { get; init; }

    /// <summary>When the attempt that ended it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset FinishedAt { get; init; }

    /// <summary>The name of the trainer that wrote it.</summary>
    public string? Trainer { get; init; }

    /// <summary>The threads it computed with: results are bit-identical for an equal number only.</summary>
    public int? Threads { get; init; }
}
