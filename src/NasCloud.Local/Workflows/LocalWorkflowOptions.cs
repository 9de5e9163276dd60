namespace NasCloud.Local.Workflows;

/// <summary>How a <see cref="LocalWorkflowEngine"/> works.</summary>
public sealed record LocalWorkflowOptions
{
    /// <summary>How often an activity is tried when the store fails, at least 1. Other errors are not tried again.</summary>
    public int ActivityAttempts { get; init; } = 6;

    /// <summary>The wait before the second attempt; each further one is twice as long.</summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait between two attempts.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After how many calls a workflow is told that its history is long. Nothing is kept here, so that it never need be; for tests.</summary>
    public int MostCallsPerRun { get; init; } = int.MaxValue;

    /// <summary>Whether all inputs, outputs and statuses go through JSON, as they would on a durable engine; for tests.</summary>
    public bool RoundTripJson { get; init; }
}
