using System.Runtime.CompilerServices;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Local.Storage;

/// <summary>Objects as files in a folder, at their own paths; safe for several processes of one machine at once.</summary>
/// <remarks>
/// Objects are written aside and renamed into place, so that readers need no lock and never see a part of one. Writers
/// hold a short lock of the operating system's, which ends with its holder. A lease is a record beside the object, which
/// does not keep others from reading or writing it, and ends at once when its holder's process on this machine has died.
/// The folder must lie on a disk of this machine: network file systems lock and rename by rules of their own.
/// </remarks>
/// <param name="root">The folder, created by the first write.</param>
/// <param name="time">The clock of leases.</param>
/// <param name="durability">What a written object outlives.</param>
public sealed class FileObjectStore(string root, TimeProvider time, FileDurability durability = FileDurability.Process) : IObjectStore
{
    private readonly StoreLayout _layout = new(root);
    private readonly PathLocks _locks = new(new StoreLayout(root));
    private readonly FileLeases _leases = new(new StoreLayout(root), time);
    private readonly Lock _preparing = new();
    private volatile bool _isPrepared;

    /// <summary>The folder, in full.</summary>
    public string Root => _layout.Root;

    /// <inheritdoc/>
    public Task<StoredObject?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var file = _layout.Object(path);
        return Task.FromResult(Guarded(path, () => FileVersions.Read(file)));
    }

    /// <inheritdoc/>
    public Task<bool> CreateAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var file = _layout.Object(path);
        return LockedAsync(
            path,
            _ =>
            {
                if (File.Exists(file))
                    return false;
                Put(file, content.Span);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string?> ReplaceAsync(string path, ReadOnlyMemory<byte> content, string? version, CancellationToken cancellationToken)
    {
        var file = _layout.Object(path);
        return LockedAsync(
            path,
            _ => version is null || FileVersions.Read(file)?.Version == version ? Put(file, content.Span) : null,
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task UploadAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var file = _layout.Object(path);
        Prepare(path);
        var temporary = _layout.NewTemporary();
        try
        {
            await WriteAsideAsync(temporary, content, cancellationToken);
            await LockedAsync(path, _ => Move(temporary, file), cancellationToken);
        }
        catch (Exception exception) when (StoreFailure.IsOfPlatform(exception))
        {
            throw StoreFailure.Describe(Root, path, exception);
        }
        finally
        {
            FileSystem.RemoveFile(temporary);
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var file = _layout.Object(path);
        return Task.FromResult<Stream?>(Guarded(path, () => OpenRead(file)));
    }

    /// <inheritdoc/>
    public Task<bool> AppendAsync(string path, ReadOnlyMemory<byte> content, long position, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        var file = _layout.Object(path);
        return LockedAsync(path, held => Append(held, path, file, content.Span, position), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>> ReadLogAsync(string path, long position, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        var file = _layout.Object(path);
        // Under the lock: an append may be under way, or its writer may have died on it.
        return LockedAsync(path, _ => ReadFrom(file, position), cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var start = _layout.Folder(folder);
        var paths = new List<string>();
        Guarded(folder, () => Collect(start, folder, paths, cancellationToken));
        paths.Sort(string.CompareOrdinal);
        foreach (var path in paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return path;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListFoldersAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var start = _layout.Folder(folder);
        foreach (var (name, isFolder) in Guarded(folder, () => FileSystem.Entries(start)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (isFolder && name != StoreLayout.InternalName && Guarded(folder, () => HoldsObject(Path.Combine(start, name))))
                yield return name;
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        var file = _layout.Object(path);
        return LockedAsync(
            path,
            _ =>
            {
                FileSystem.RemoveFile(file);
                _leases.Remove(path);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteFolderAsync(string folder, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var target = _layout.Folder(folder);
        Prepare(folder);
        return Task.FromResult(Guarded(folder, () => RemoveFolder(folder, target)));
    }

    /// <inheritdoc/>
    public Task<ILease?> TryLeaseAsync(string path, TimeSpan duration, CancellationToken cancellationToken)
    {
        LeaseDuration.Check(duration);
        var file = _layout.Object(path);
        if (!File.Exists(file))
            return Task.FromResult<ILease?>(null);
        return LockedAsync<ILease?>(
            path,
            _ => File.Exists(file) && _leases.TryTake(path, duration) is { } record ? new FileLease(this, path, record.Token, duration) : null,
            cancellationToken);
    }

    internal Task<bool> RenewAsync(string path, string token, TimeSpan duration, CancellationToken cancellationToken) =>
        LockedAsync(path, _ => _leases.TryRenew(path, token, duration), cancellationToken);

    internal Task ReleaseAsync(string path, string token, CancellationToken cancellationToken) =>
        LockedAsync(
            path,
            _ =>
            {
                _leases.Release(path, token);
                return true;
            },
            cancellationToken);

    private static FileStream? OpenRead(string file)
    {
        try
        {
            return File.Exists(file) ? new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16) : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> ReadFrom(string file, long position)
    {
        using var log = OpenRead(file);
        if (log is null || log.Length <= position)
            return ReadOnlyMemory<byte>.Empty;
        var content = new byte[log.Length - position];
        log.Position = position;
        log.ReadExactly(content);
        return content;
    }

    private static void Collect(string directory, string folder, List<string> paths, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var (name, isFolder) in FileSystem.Entries(directory))
        {
            var path = folder.Length == 0 ? name : $"{folder}/{name}";
            if (!isFolder)
                paths.Add(path);
            else if (path != StoreLayout.InternalName)
                Collect(Path.Combine(directory, name), path, paths, cancellationToken);
        }
    }

    // Folders whose last object was deleted stay behind; they are no folders of the store's.
    private static bool HoldsObject(string directory) =>
        FileSystem.Entries(directory) is var entries
        && (entries.Exists(entry => !entry.IsFolder) || entries.Exists(entry => HoldsObject(Path.Combine(directory, entry.Name))));

    private string Put(string file, ReadOnlySpan<byte> content)
    {
        var temporary = _layout.NewTemporary();
        try
        {
            string version;
            using (var handle = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read))
            {
                RandomAccess.Write(handle, content, 0);
                version = FileVersions.Stamp(handle, content, file);
                if (durability == FileDurability.Machine)
                    RandomAccess.FlushToDisk(handle);
            }

            Move(temporary, file);
            return version;
        }
        catch
        {
            FileSystem.RemoveFile(temporary);
            throw;
        }
    }

    private static bool Move(string temporary, string file)
    {
        FileSystem.InFolderOf(file, () => File.Move(temporary, file, overwrite: true));
        return true;
    }

    private static async Task WriteAsideAsync(string temporary, Stream content, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        await content.CopyToAsync(file, cancellationToken);
        file.Flush(flushToDisk: true);
    }

    private bool Append(PathLock held, string path, string file, ReadOnlySpan<byte> content, long position)
    {
        if ((File.Exists(file) ? new FileInfo(file).Length : 0) != position)
            return false;
        held.BeginAppend(path, position);
        try
        {
            AppendInPlace(file, content, position);
        }
        catch
        {
            held.Recover();
            throw;
        }

        held.EndAppend();
        return true;
    }

    private void AppendInPlace(string file, ReadOnlySpan<byte> content, long position)
    {
        if (position == 0)
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var handle = File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.Write(handle, content, position);
        if (durability == FileDurability.Machine)
            RandomAccess.FlushToDisk(handle);
    }

    private bool RemoveFolder(string folder, string target)
    {
        if (folder.Length > 0)
        {
            FileSystem.RemoveFolder(target, _layout.NewTemporary());
            FileSystem.RemoveFolder(_layout.LeasesBelow(folder), _layout.NewTemporary());
            return true;
        }

        foreach (var (name, isFolder) in FileSystem.Entries(target))
        {
            if (!isFolder)
                FileSystem.RemoveFile(Path.Combine(target, name));
            else if (name != StoreLayout.InternalName)
                RemoveFolder(name, Path.Combine(target, name));
        }

        return true;
    }

    private async Task<T> LockedAsync<T>(string path, Func<PathLock, T> action, CancellationToken cancellationToken)
    {
        Prepare(path);
        try
        {
            using var held = await _locks.TakeAsync(path, cancellationToken);
            return action(held);
        }
        catch (Exception exception) when (StoreFailure.IsOfPlatform(exception))
        {
            throw StoreFailure.Describe(Root, path, exception);
        }
    }

    private T Guarded<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (StoreFailure.IsOfPlatform(exception))
        {
            throw StoreFailure.Describe(Root, path, exception);
        }
    }

    private void Guarded(string path, Action action) =>
        Guarded(
            path,
            () =>
            {
                action();
                return true;
            });

    // Not in the constructor: who only looks at a store should not create one.
    private void Prepare(string path)
    {
        if (_isPrepared)
            return;
        lock (_preparing)
        {
            if (!_isPrepared)
                Guarded(path, () => StoreHousekeeping.Prepare(_layout, time.GetUtcNow()));
            _isPrepared = true;
        }
    }
}
