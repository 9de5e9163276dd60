using NasCloud.Core.Searches.Ports;

namespace NasCloud.Cli.Places.Stored;

/// <summary>The files of a folder of a store.</summary>
internal sealed class StoredFiles : IResultFiles
{
    private readonly IObjectStore _store;
    private readonly string _folder;

    private StoredFiles(IObjectStore store, string folder, IReadOnlyList<string> names) => (_store, _folder, Names) = (store, folder, names);

    public IReadOnlyList<string> Names { get; }

    public static async Task<IResultFiles> OpenAsync(IObjectStore store, string folder, CancellationToken cancellationToken)
    {
        var names = await store.ListAsync(folder, cancellationToken).Select(path => path[(folder.Length + 1)..]).ToListAsync(cancellationToken);
        return new StoredFiles(store, folder, names);
    }

    public async Task<Stream> OpenAsync(string name, CancellationToken cancellationToken) =>
        await _store.OpenReadAsync($"{_folder}/{name}", cancellationToken)
            ?? throw new StoreException($"{_folder}/{name}", "it was removed a moment ago");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
