using Microsoft.DurableTask;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Functions.Workflows;

/// <summary>A durable orchestration as the workflows of a search see it.</summary>
/// <remarks>Deterministic: nothing here depends on anything but what the engine replays.</remarks>
internal sealed class DurableWorkflow(TaskOrchestrationContext context) : IWorkflow
{
    /// <summary>After how many calls an orchestration continues as new: each is some five entries in a history that is read at every event.</summary>
    public const int MostCallsPerRun = 200;

    /// <summary>How every activity is tried again, for some four minutes: a store or a host that is gone for longer stops the search, for resume to go on with.</summary>
    public static RetryPolicy Retries { get; } = new(
        maxNumberOfAttempts: 10,
        firstRetryInterval: TimeSpan.FromSeconds(1),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromMinutes(1));

    private static readonly TaskOptions Retried = TaskOptions.FromRetryPolicy(Retries);

    private int _calls;

    public string InstanceId => context.InstanceId;

    public DateTimeOffset UtcNow => new(DateTime.SpecifyKind(context.CurrentUtcDateTime, DateTimeKind.Utc));

    public bool HasLongHistory => _calls >= MostCallsPerRun;

    public Task<TOutput> CallActivityAsync<TOutput>(string activity, object input)
    {
        _calls++;
        return context.CallActivityAsync<TOutput>(activity, input, Retried);
    }

    public Task<TOutput> CallChildAsync<TOutput>(string workflow, string instanceId, object input)
    {
        _calls++;
        return context.CallSubOrchestratorAsync<TOutput>(workflow, input, new TaskOptions().WithInstanceId(instanceId));
    }

    public Task WaitUntilAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        context.CreateTimer(time.UtcDateTime, cancellationToken);

    public Task WaitForEventAsync(string name, CancellationToken cancellationToken) =>
        context.WaitForExternalEvent<object?>(name, cancellationToken);

    public void SetStatus(object status) => context.SetCustomStatus(status);

    public void ContinueAsNew(object input) => context.ContinueAsNew(input, preserveUnprocessedEvents: true);
}
