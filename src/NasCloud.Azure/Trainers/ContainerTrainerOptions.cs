namespace NasCloud.Azure.Trainers;

/// <summary>How a <see cref="ContainerTrainerPool"/> works.</summary>
public sealed record ContainerTrainerOptions
{
    /// <summary>How long an execution may take to its first heartbeat: machines must be found and images pulled.</summary>
    public TimeSpan StartGrace { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>How long a trainer may be silent before it counts as lost; several heartbeats.</summary>
    public TimeSpan SilenceGrace { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long what was seen counts as true, so that asking often costs nothing.</summary>
    public TimeSpan LookInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most executions started in a second, at least 1: what Azure grants is 10 writes, to all who share the identity.</summary>
    public int MostStartsPerSecond { get; init; } = 5;

    /// <summary>How many executions in a row that never got to work make the pool give up.</summary>
    public int MostFailures { get; init; } = 5;

    /// <summary>The wait after an execution that never got to work; twice as long for each further one.</summary>
    public TimeSpan FirstRestartDelay { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest wait.</summary>
    public TimeSpan MaxRestartDelay { get; init; } = TimeSpan.FromMinutes(5);
}
