namespace NasCloud.Cli.Tests.Resilience;

/// <summary>Counts what happens to the files of a store, so that a test can act at a random moment without a clock.</summary>
internal sealed class StoreActivity : IDisposable
{
    private readonly FileSystemWatcher _watcher;
    private readonly Lock _lock = new();
    private TaskCompletionSource? _reached;
    private int _left;

    public StoreActivity(string folder)
    {
        _watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, InternalBufferSize = 1 << 16 };
        _watcher.Created += (_, _) => Count();
        _watcher.Changed += (_, _) => Count();
        _watcher.Deleted += (_, _) => Count();
        _watcher.Renamed += (_, _) => Count();
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>Completes after so many more changes.</summary>
    public Task AfterAsync(int changes)
    {
        lock (_lock)
        {
            _left = changes;
            _reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _reached.Task;
        }
    }

    public void Dispose() => _watcher.Dispose();

    private void Count()
    {
        lock (_lock)
        {
            if (_reached is not null && --_left <= 0)
                _reached.TrySetResult();
        }
    }
}
