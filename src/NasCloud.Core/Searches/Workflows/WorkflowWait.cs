using NasCloud.Core.Searches.Ports;

namespace NasCloud.Core.Searches.Workflows;

/// <summary>Waits for an event with a timer beside it, since events can be lost.</summary>
internal static class WorkflowWait
{
    /// <summary>Completes with an event, with one of <paramref name="others"/>, or after an interval; leaves no timer and no waiter behind.</summary>
    public static async Task ForEventAsync(IWorkflow workflow, string name, TimeSpan interval, IEnumerable<Task>? others = null)
    {
        using var done = new CancellationTokenSource();
        var happened = workflow.WaitForEventAsync(name, done.Token);
        var timer = workflow.WaitUntilAsync(workflow.UtcNow + interval, done.Token);
        await Task.WhenAny([happened, timer, .. others ?? []]);
        // Not awaited: the asynchronous way goes over the thread pool, and workflow code awaits the engine's tasks alone.
        done.Cancel();
    }
}
