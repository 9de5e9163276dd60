using System.Collections.Concurrent;
using System.Security.Cryptography;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Remote;

namespace NasCloud.Training.Tests.Datasets.Downloads;

/// <summary>Storage in memory that holds the addresses of one host.</summary>
internal sealed class FakeStorage : IDataStorage
{
    public const string Host = "storage.example.org";

    /// <summary>What files hold, by their names below the folder; of a single file its name alone.</summary>
    public Dictionary<string, byte[]> Files { get; } = [];

    public bool IsFolder { get; set; } = true;

    /// <summary>The version of every file.</summary>
    public string Version { get; set; } = "1";

    /// <summary>After how many bytes a file's transfer fails; negative for never.</summary>
    public ConcurrentDictionary<string, int> Cuts { get; } = [];

    /// <summary>The bytes that are changed on the way.</summary>
    public bool Garbles { get; set; }

    /// <summary>What was copied: name and first byte.</summary>
    public ConcurrentQueue<(string Name, long From)> Copies { get; } = [];

    public bool Holds(Uri address) => address.Host == Host;

    public Task<IDataLocation> FindAsync(Uri address, CancellationToken cancellationToken) => Task.FromResult<IDataLocation>(new Location(this));

#pragma warning disable CA5351 // What storage keeps beside files.
    private sealed class Location(FakeStorage storage) : IDataLocation
    {
        public bool IsFolder => storage.IsFolder;

        public IReadOnlyList<DataFile> Files => [.. storage.Files.Select(file => new DataFile(file.Key, file.Value.Length, storage.Version, [.. MD5.HashData(file.Value)]))];

        public async Task CopyAsync(DataFile file, long position, Stream target, CancellationToken cancellationToken)
        {
            storage.Copies.Enqueue((file.Name, position));
            var content = storage.Files[file.Name].AsMemory((int)position);
            if (storage.Cuts.TryRemove(file.Name, out var cut))
            {
                await target.WriteAsync(content[..cut], cancellationToken);
                throw new DatasetException(file.Name, "it can't be fetched");
            }

            await target.WriteAsync(storage.Garbles ? new byte[content.Length] : content, cancellationToken);
        }
    }
#pragma warning restore CA5351
}
