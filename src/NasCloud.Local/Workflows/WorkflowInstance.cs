namespace NasCloud.Local.Workflows;

/// <summary>One running workflow under its id.</summary>
internal sealed class WorkflowInstance(LocalWorkflowEngine engine, string id, WorkflowTree tree)
{
    public string Id => id;

    public WorkflowTree Tree => tree;

    public LocalWorkflowEngine Engine => engine;

    public EventQueue Events { get; } = new();

    /// <summary>What the workflow last showed.</summary>
    public object? Status { get; set; }

    /// <summary>Runs the workflow, and again for as long as it continues as new.</summary>
    public async Task<object?> RunAsync(Func<WorkflowRun, object, Task<object?>> workflow, object input)
    {
        // Durable engines run an instance's code on one thread at a time: its local state needs no locks here either.
        var oneAtATime = new TaskFactory(new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler);
        while (true)
        {
            using var run = new WorkflowRun(this);
            var (started, startInput) = (run, input);
            var output = await oneAtATime.StartNew(() => workflow(started, startInput)).Unwrap();
            if (run.NextInput is not { } next)
                return output;
            tree.Token.ThrowIfCancellationRequested();
            input = next;
        }
    }
}
