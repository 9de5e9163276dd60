namespace NasCloud.Azure.Jobs;

/// <summary>Where an execution stands, as far as Azure tells.</summary>
internal enum JobExecutionStatus
{
    /// <summary>It may be at work: running, waiting for its machine, degraded, or in a state that Azure has no word for.</summary>
    Running,

    /// <summary>It ended in order.</summary>
    Succeeded,

    /// <summary>It ended otherwise: failed or stopped.</summary>
    Failed,
}
