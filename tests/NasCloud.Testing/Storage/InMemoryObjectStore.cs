using System.Globalization;
using System.Runtime.CompilerServices;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Testing.Storage;

/// <summary>A store in memory, for tests of what builds on one.</summary>
public sealed class InMemoryObjectStore(TimeProvider time) : IObjectStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Entry> _objects = new(StringComparer.Ordinal);
    private long _version;

    public InMemoryObjectStore()
        : this(TimeProvider.System)
    {
    }

    public Task<StoredObject?> ReadAsync(string path, CancellationToken cancellationToken) =>
        On(path, entry => entry is null ? null : new StoredObject(entry.Content, entry.Version), cancellationToken);

    public Task<bool> CreateAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        On(path, entry => entry is null && Put(path, content.ToArray()) is not null, cancellationToken);

    public Task<string?> ReplaceAsync(string path, ReadOnlyMemory<byte> content, string? version, CancellationToken cancellationToken) =>
        On(path, entry => version is null || entry?.Version == version ? Put(path, content.ToArray()) : null, cancellationToken);

    public async Task UploadAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        ObjectPath.Check(path);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        await ReplaceAsync(path, copy.ToArray(), version: null, cancellationToken);
    }

    public async Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken) =>
        await ReadAsync(path, cancellationToken) is { } found ? new MemoryStream(found.Content.ToArray(), writable: false) : null;

    public Task<bool> AppendAsync(string path, ReadOnlyMemory<byte> content, long position, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        return On(
            path,
            entry => (entry?.Content.Length ?? 0) == position && Put(path, [.. entry?.Content ?? [], .. content.Span]) is not null,
            cancellationToken);
    }

    public Task<ReadOnlyMemory<byte>> ReadLogAsync(string path, long position, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        return On(
            path,
            entry => entry is null || entry.Content.Length <= position ? ReadOnlyMemory<byte>.Empty : entry.Content.AsMemory((int)position),
            cancellationToken);
    }

    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var path in Below(folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return path;
        }
    }

    public async IAsyncEnumerable<string> ListFoldersAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var skipped = folder.Length == 0 ? 0 : folder.Length + 1;
        var names = Below(folder).Select(path => path[skipped..]).Where(path => path.Contains('/')).Select(path => path[..path.IndexOf('/')]);
        foreach (var name in names.Distinct().Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return name;
        }
    }

    public Task DeleteAsync(string path, CancellationToken cancellationToken) => On(path, _ => _objects.Remove(path), cancellationToken);

    public Task DeleteFolderAsync(string folder, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            foreach (var path in Below(folder))
                _objects.Remove(path);
        }

        return Task.CompletedTask;
    }

    public Task<ILease?> TryLeaseAsync(string path, TimeSpan duration, CancellationToken cancellationToken)
    {
        LeaseDuration.Check(duration);
        return On<ILease?>(
            path,
            entry =>
            {
                if (entry is null || entry.LeasedUntil > time.GetUtcNow())
                    return null;
                var token = new object();
                (entry.LeasedUntil, entry.Token) = (time.GetUtcNow() + duration, token);
                return new Lease(this, path, token, duration);
            },
            cancellationToken);
    }

    private List<string> Below(string folder)
    {
        ObjectPath.CheckFolder(folder);
        lock (_lock)
            return [.. _objects.Keys.Where(path => folder.Length == 0 || path.StartsWith(folder + "/", StringComparison.Ordinal))];
    }

    private string Put(string path, byte[] content)
    {
        var version = (++_version).ToString(CultureInfo.InvariantCulture);
        var before = _objects.GetValueOrDefault(path);
        _objects[path] = new Entry(content, version) { LeasedUntil = before?.LeasedUntil ?? DateTimeOffset.MinValue, Token = before?.Token };
        return version;
    }

    private Task<T> On<T>(string path, Func<Entry?, T> action, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectPath.Check(path);
        lock (_lock)
            return Task.FromResult(action(_objects.GetValueOrDefault(path)));
    }

    private sealed class Entry(byte[] content, string version)
    {
        public byte[] Content => content;

        public string Version => version;

        public DateTimeOffset LeasedUntil { get; set; }

        public object? Token { get; set; }
    }

    private sealed class Lease(InMemoryObjectStore store, string path, object token, TimeSpan duration) : ILease
    {
        public string Path => path;

        public Task<bool> RenewAsync(CancellationToken cancellationToken) => EndAtAsync(now => now + duration, cancellationToken);

        public Task ReleaseAsync(CancellationToken cancellationToken) => EndAtAsync(_ => DateTimeOffset.MinValue, cancellationToken);

        public async ValueTask DisposeAsync() => await ReleaseAsync(CancellationToken.None);

        private Task<bool> EndAtAsync(Func<DateTimeOffset, DateTimeOffset> end, CancellationToken cancellationToken) => store.On(
            path,
            entry =>
            {
                var now = store.GetUtcNow();
                if (entry is null || entry.Token != token || entry.LeasedUntil == DateTimeOffset.MinValue)
                    return false;
                entry.LeasedUntil = end(now);
                return true;
            },
            cancellationToken);
    }

    private DateTimeOffset GetUtcNow() => time.GetUtcNow();
}
