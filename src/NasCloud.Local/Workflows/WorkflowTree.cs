namespace NasCloud.Local.Workflows;

/// <summary>A root workflow with all that runs on its behalf: cancelled together, and gone when the root is.</summary>
internal sealed class WorkflowTree(CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly CancellationTokenSource _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly Lock _lock = new();
    private readonly HashSet<Task> _running = [];

    public CancellationToken Token => _cancellation.Token;

    /// <summary>Runs something on the thread pool, away from the workflow that asked for it.</summary>
    public Task<T> Run<T>(Func<CancellationToken, Task<T>> action)
    {
        var task = Task.Run(() => action(Token), Token);
        lock (_lock)
            _running.Add(task);
        _ = ForgetAsync(task);
        return task;
    }

    public async ValueTask DisposeAsync()
    {
        await _cancellation.CancelAsync();
        while (Snapshot() is { Length: > 0 } running)
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _cancellation.Dispose();
    }

    private Task[] Snapshot()
    {
        lock (_lock)
            return [.. _running.Where(task => !task.IsCompleted)];
    }

    private async Task ForgetAsync(Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lock)
            _running.Remove(task);
    }
}
