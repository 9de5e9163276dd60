using NasCloud.Core.Searches.Ports;

namespace NasCloud.Testing.Storage;

/// <summary>Passes calls on to a store, unless a test refuses them, and lets a test do something in between.</summary>
public sealed class InterceptedStore(IObjectStore inner) : IObjectStore
{
    /// <summary>Whether a call of a method on a path fails, with nothing done.</summary>
    public Func<string, string, bool> Refuse { get; set; } = (_, _) => false;

    /// <summary>Runs after an object was read and before the reader has it.</summary>
    public Func<string, StoredObject?, Task> AfterRead { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Told what an object was replaced by.</summary>
    public Action<string, ReadOnlyMemory<byte>> AfterReplace { get; set; } = (_, _) => { };

    /// <summary>Runs before an object is deleted.</summary>
    public Func<string, Task> BeforeDelete { get; set; } = _ => Task.CompletedTask;

    /// <summary>Gives the reader another stream than the one that was opened.</summary>
    public Func<string, Stream?, Stream?> AfterOpen { get; set; } = (_, content) => content;

    public async Task<StoredObject?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var stored = await Called(nameof(ReadAsync), path).ReadAsync(path, cancellationToken);
        await AfterRead(path, stored);
        return stored;
    }

    public Task<bool> CreateAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Called(nameof(CreateAsync), path).CreateAsync(path, content, cancellationToken);

    public async Task<string?> ReplaceAsync(string path, ReadOnlyMemory<byte> content, string? version, CancellationToken cancellationToken)
    {
        var written = await Called(nameof(ReplaceAsync), path).ReplaceAsync(path, content, version, cancellationToken);
        AfterReplace(path, content);
        return written;
    }

    public Task UploadAsync(string path, Stream content, CancellationToken cancellationToken) =>
        Called(nameof(UploadAsync), path).UploadAsync(path, content, cancellationToken);

    public async Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken) =>
        AfterOpen(path, await Called(nameof(OpenReadAsync), path).OpenReadAsync(path, cancellationToken));

    public Task<bool> AppendAsync(string path, ReadOnlyMemory<byte> content, long position, CancellationToken cancellationToken) =>
        Called(nameof(AppendAsync), path).AppendAsync(path, content, position, cancellationToken);

    public Task<ReadOnlyMemory<byte>> ReadLogAsync(string path, long position, CancellationToken cancellationToken) =>
        Called(nameof(ReadLogAsync), path).ReadLogAsync(path, position, cancellationToken);

    public IAsyncEnumerable<string> ListAsync(string folder, CancellationToken cancellationToken) =>
        Called(nameof(ListAsync), folder).ListAsync(folder, cancellationToken);

    public IAsyncEnumerable<string> ListFoldersAsync(string folder, CancellationToken cancellationToken) =>
        Called(nameof(ListFoldersAsync), folder).ListFoldersAsync(folder, cancellationToken);

    public async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        await BeforeDelete(path);
        await Called(nameof(DeleteAsync), path).DeleteAsync(path, cancellationToken);
    }

    public Task DeleteFolderAsync(string folder, CancellationToken cancellationToken) =>
        Called(nameof(DeleteFolderAsync), folder).DeleteFolderAsync(folder, cancellationToken);

    public Task<ILease?> TryLeaseAsync(string path, TimeSpan duration, CancellationToken cancellationToken) =>
        Called(nameof(TryLeaseAsync), path).TryLeaseAsync(path, duration, cancellationToken);

    private IObjectStore Called(string method, string path) =>
        Refuse(method, path) ? throw new StoreException(path, $"{method} is refused by the test.") : inner;
}
