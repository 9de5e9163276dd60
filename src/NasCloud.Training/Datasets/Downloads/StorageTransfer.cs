using System.Security.Cryptography;
using System.Text;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Remote;

namespace NasCloud.Training.Datasets.Downloads;

/// <summary>Copies what lies in storage: a file, or a folder of any number, which appears when all of it is here.</summary>
/// <remarks>
/// What was fetched before a transfer was cut off is not fetched again, in a later process either, as long as it is of the version
/// that the storage then has: a file that is whole carries the version in the name that it has until all are.
/// </remarks>
internal static class StorageTransfer
{
    // A folder of images has many small files, each of which takes a round trip.
    private const int Parallelism = 16;

    /// <summary>Fetches it.</summary>
    /// <param name="location">What to fetch.</param>
    /// <param name="address">Its address, which may carry the hash of a file.</param>
    /// <param name="path">Where to; nothing may be there.</param>
    /// <param name="cancellationToken">Stops; what is here stays, to go on from.</param>
    /// <exception cref="DatasetException">The storage fails, gives other bytes than the hashes say, or has names that no folder can have.</exception>
    public static async Task FetchAsync(IDataLocation location, RemoteAddress address, string path, CancellationToken cancellationToken)
    {
        if (location.IsFolder && address.Sha256 is not null)
            throw new DatasetException(address.ToString(), "it is a folder, and #sha256=HASH stands behind it: a hash is of one file; leave it out");
        foreach (var file in location.Files)
            RequireUsable(address, file.Name);
        var aside = path + ".partial";
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(location.Files, options, async (file, token) => await FetchAsync(location, file, address, aside, token));
        await PublishAsync(location, address, aside, path, cancellationToken);
    }

    private static async Task FetchAsync(IDataLocation location, DataFile file, RemoteAddress address, string folder, CancellationToken cancellationToken)
    {
        var whole = WholeOf(folder, file);
        if (File.Exists(whole))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        var partial = whole + ".partial";
        // What an earlier transfer left may be spoilt, which is no fault of this one: it starts anew then.
        var isRight = File.Exists(partial) && await CompleteAsync(location, file, partial, cancellationToken);
        if (!isRight && !await CompleteAsync(location, file, partial, cancellationToken))
            throw new DatasetException(address.ToString(), $"what came of {file.Name} is not the {file.Length} bytes whose MD5 the storage tells: try again; if it stays so, upload the file again");
        File.Move(partial, whole, overwrite: true);
    }

    /// <summary>Fetches what is missing.</summary>
    /// <returns>Whether it then is what the storage says; otherwise nothing is left of it.</returns>
    private static async Task<bool> CompleteAsync(IDataLocation location, DataFile file, string path, CancellationToken cancellationToken)
    {
        await using (var target = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read))
        {
            if (target.Position < file.Length)
                await location.CopyAsync(file, target.Position, target, cancellationToken);
        }

        if (await IsRightAsync(file, path, cancellationToken))
            return true;
        File.Delete(path);
        return false;
    }

    private static async Task<bool> IsRightAsync(DataFile file, string path, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);
        return content.Length == file.Length && (file.Md5.Count == 0 || (await HashAsync(content, cancellationToken)).AsSpan().SequenceEqual(file.Md5.AsSpan()));
    }

    // Storage keeps it to find what a network did; against whoever wants to deceive there is the SHA-256 in the address.
#pragma warning disable CA5351
    private static ValueTask<byte[]> HashAsync(Stream content, CancellationToken cancellationToken) => MD5.HashDataAsync(content, cancellationToken);
#pragma warning restore CA5351

    /// <summary>Gives the files their names, and what all of it is its place.</summary>
    private static async Task PublishAsync(IDataLocation location, RemoteAddress address, string aside, string path, CancellationToken cancellationToken)
    {
        if (!location.IsFolder)
        {
            var whole = WholeOf(aside, location.Files[0]);
            await RemoteFiles.RequireRightAsync(address, whole, cancellationToken);
            File.Move(whole, path, overwrite: true);
            Directory.Delete(aside, recursive: true);
            return;
        }

        var folder = path + ".whole";
        // Left by a process that ended right here.
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        foreach (var file in location.Files)
        {
            var place = Path.Combine(folder, Path.Combine(file.Name.Split('/')));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(WholeOf(aside, file), place, overwrite: true);
        }

        Directory.Move(folder, path);
        // With it what is of versions that are no more.
        Directory.Delete(aside, recursive: true);
    }

    // Flat, since a folder's name may be the name of a file in another version.
    private static string WholeOf(string folder, DataFile file) =>
        Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{file.Name}\n{file.Version}")))[..32]);

    private static void RequireUsable(RemoteAddress address, string name)
    {
        var isUsable = name.Split('/').All(part => part is not ("" or "." or "..") && !part.Contains('\\', StringComparison.Ordinal) && part.IndexOfAny(Path.GetInvalidFileNameChars()) < 0);
        if (!isUsable)
            throw new DatasetException(address.ToString(), $"it holds '{name}', which can't be the name of a file here: rename it, or name a folder without it in dataset.path");
    }
}
