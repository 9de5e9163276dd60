namespace NasCloud.Local.Workflows;

/// <summary>A workflow, or an activity that it called, failed for good.</summary>
public sealed class WorkflowFailedException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="what">What failed: a workflow's or an activity's name.</param>
    /// <param name="instanceId">The instance that failed, or whose activity did.</param>
    /// <param name="innerException">Why.</param>
    public WorkflowFailedException(string what, string instanceId, Exception innerException)
        : base($"{what} of '{instanceId}' failed: {innerException.Message}", innerException) =>
        (What, InstanceId) = (what, instanceId);

    /// <summary>What failed: a workflow's or an activity's name.</summary>
    public string What { get; }

    /// <summary>The instance that failed, or whose activity did.</summary>
    public string InstanceId { get; }
}
