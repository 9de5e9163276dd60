using System.Text;
using Microsoft.Win32.SafeHandles;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Local.Storage;

/// <summary>Gives one writer at a time the right to change an object, across processes.</summary>
/// <remarks>
/// Paths share a fixed number of lock files, since a lock file that comes and goes can be locked twice. The operating
/// system frees a lock when its holder dies. Within the process a semaphore stands before each file, so that only
/// processes ever poll for one another.
/// </remarks>
internal sealed class PathLocks(StoreLayout layout)
{
    private const int Count = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(1);

    // Other processes live in real time, whatever the store's clock says.
    private static readonly TimeProvider RealTime = TimeProvider.System;

    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, Count).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<PathLock> TakeAsync(string path, CancellationToken cancellationToken)
    {
        var stripe = Stripe(path);
        await _gates[stripe].WaitAsync(cancellationToken);
        try
        {
            var file = await OpenAsync(path, Path.Combine(layout.Locks, stripe.ToString("x2", null)), cancellationToken);
            return new PathLock(layout, _gates[stripe], file);
        }
        catch
        {
            _gates[stripe].Release();
            throw;
        }
    }

    private static async Task<SafeFileHandle> OpenAsync(string path, string file, CancellationToken cancellationToken)
    {
        var start = RealTime.GetTimestamp();
        while (true)
        {
            if (TryOpen(file) is { } handle)
                return handle;
            if (RealTime.GetElapsedTime(start) > Patience)
                throw new StoreException(path, $"another process has kept {file} locked for {Patience.TotalSeconds:F0} s. End it if it hangs, then try again.");
            await Task.Delay(PollInterval, RealTime, cancellationToken);
        }
    }

    private static SafeFileHandle? TryOpen(string file)
    {
        try
        {
            return File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (StoreFailure.IsLocked(exception))
        {
            return null;
        }
    }

    // Not string.GetHashCode: processes must agree.
    private static int Stripe(string path)
    {
        var hash = 2166136261u;
        foreach (var value in Encoding.UTF8.GetBytes(path))
            hash = unchecked((hash ^ value) * 16777619u);
        return (int)((hash ^ (hash >> 16)) % Count);
    }
}
