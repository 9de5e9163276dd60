namespace NasCloud.Local.Workflows;

/// <summary>The events of one instance: kept until a waiter takes them, each taken by one.</summary>
internal sealed class EventQueue
{
    // One lock decides between an event and a cancelled wait: a waiter is in the list exactly while it may be woken.
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _kept = [];
    private readonly Dictionary<string, LinkedList<TaskCompletionSource>> _waiters = [];

    public void Raise(string name)
    {
        lock (_lock)
        {
            if (_waiters.TryGetValue(name, out var waiting) && waiting.First is { } first)
            {
                waiting.Remove(first);
                first.Value.SetResult();
            }
            else
            {
                _kept[name] = _kept.GetValueOrDefault(name) + 1;
            }
        }
    }

    public Task WaitAsync(string name, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (cancellationToken.IsCancellationRequested)
                return Task.FromCanceled(cancellationToken);
            if (_kept.GetValueOrDefault(name) == 0)
                return WaitAsync(Enqueue(name), cancellationToken);
            _kept[name]--;
            return Task.CompletedTask;
        }
    }

    private async Task WaitAsync(LinkedListNode<TaskCompletionSource> waiter, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.Register(() => Cancel(waiter, cancellationToken));
        await waiter.Value.Task.ConfigureAwait(false);
    }

    private LinkedListNode<TaskCompletionSource> Enqueue(string name)
    {
        if (!_waiters.TryGetValue(name, out var waiting))
            _waiters[name] = waiting = [];
        return waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    private void Cancel(LinkedListNode<TaskCompletionSource> waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (waiter.List is not { } waiting)
                return;
            waiting.Remove(waiter);
            waiter.Value.SetCanceled(cancellationToken);
        }
    }
}
