using System.Text.Json;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Serialization;

namespace NasCloud.Azure.Trainers;

/// <summary>A search's <see cref="TrainerStarts"/> in the store; of several hosts that change them at once, one wins.</summary>
internal sealed class TrainerBook(IObjectStore store, SearchId id)
{
    private readonly string _path = SearchPaths.TrainerStarts(id);
    private string? _version;

    /// <summary>What was last read.</summary>
    public TrainerStarts LastRead { get; private set; } = TrainerStarts.None;

    public async Task<TrainerStarts> ReadAsync(CancellationToken cancellationToken) => LastRead = await LoadAsync(cancellationToken);

    /// <summary>Writes what follows from what was last read.</summary>
    /// <returns>False when another host wrote first; nothing is written then.</returns>
    public async Task<bool> TryWriteAsync(TrainerStarts starts, CancellationToken cancellationToken)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(starts, CoreJson.Readable);
        if (_version is null)
            return await store.CreateAsync(_path, content, cancellationToken);
        return await store.ReplaceAsync(_path, content, _version, cancellationToken) is not null;
    }

    private async Task<TrainerStarts> LoadAsync(CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(_path, cancellationToken) is not { } stored)
        {
            _version = null;
            return TrainerStarts.None;
        }

        _version = stored.Version;
        return JsonSerializer.Deserialize<TrainerStarts>(stored.Content.Span, CoreJson.Readable)!;
    }
}
