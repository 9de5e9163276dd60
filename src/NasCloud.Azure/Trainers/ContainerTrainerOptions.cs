namespace NasCloud.Azure.Trainers;

/// <summary>How a <see cref="ContainerTrainerPool"/> works.</summary>
public sealed record ContainerTrainerOptions
{
    /// <summary>How long an execution may take to its first heartbeat: machines must be found and images pulled.</summary>
    public TimeSpan StartGrace { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>How long Azure may take to list an execution that it was asked for; one that is still not there was never started.</summary>
    public TimeSpan ListingGrace { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a trainer may be silent before it counts as lost; several heartbeats.</summary>
    public TimeSpan SilenceGrace { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long what was seen counts as true, so that asking often costs nothing.</summary>
    public TimeSpan LookInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most executions started and stopped in a second, at least 1: what Azure grants is 10 writes, to all who share the identity.</summary>
    public int MostStartsPerSecond { get; init; } = 5;

    /// <summary>How many times in a row trainers may end before any trial was scored; then the pool gives up. Those started together count as one.</summary>
    public int MostFailures { get; init; } = 5;

    /// <summary>The wait after that; twice as long each further time.</summary>
    public TimeSpan FirstRestartDelay { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest wait.</summary>
    public TimeSpan MaxRestartDelay { get; init; } = TimeSpan.FromMinutes(5);
}
