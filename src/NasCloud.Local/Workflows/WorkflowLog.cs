using Microsoft.Extensions.Logging;

namespace NasCloud.Local.Workflows;

/// <summary>The messages of the workflow engine; event ids 1200 to 1299.</summary>
internal static partial class WorkflowLog
{
    [LoggerMessage(1200, LogLevel.Warning, "{Activity} of {InstanceId} failed at attempt {Attempt} and is tried again: {Problem}")]
    public static partial void Retried(ILogger logger, string activity, string instanceId, int attempt, string problem);

    [LoggerMessage(1201, LogLevel.Error, "{What} of {InstanceId} failed for good.")]
    public static partial void Failed(ILogger logger, string what, string instanceId, Exception exception);
}
