using NasCloud.Core.Collections;

namespace NasCloud.Core.Latency;

/// <summary>How long operations take on one machine, each measured by itself. <see cref="LatencyPredictor"/> adds them up.</summary>
public sealed record LatencyTable
{
    /// <summary>The version of the format that this code writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The machine and the runtime, for people.</summary>
    public required string Host { get; init; }

    /// <summary>When they were measured.</summary>
    public required DateTimeOffset MeasuredAt { get; init; }

    /// <summary>How long a network takes that computes nothing, at least 0: what reading the input, calling the runtime and answering cost.</summary>
    public required double BaseMicroseconds { get; init; }

    /// <summary>What sums are multiplied with, above 0: fitted to whole networks, in which operations find their data in nearer or farther caches than alone.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>What is added then, likewise; may be negative.</summary>
    public double OffsetMicroseconds { get; init; }

    /// <summary>The operations, each once.</summary>
    public required ValueArray<LatencyEntry> Entries { get; init; }
}
