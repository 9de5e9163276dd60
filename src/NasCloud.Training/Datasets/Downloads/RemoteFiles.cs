using System.Security.Cryptography;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Remote;

namespace NasCloud.Training.Datasets.Downloads;

/// <summary>Fetches files, and folders of storage, that specs name by address, each once.</summary>
/// <remarks>
/// An interrupted download goes on where it stopped, in a later process too where the address carries the hash. A file that is here is not asked for
/// again: whoever changes what lies at an address gives it another, or another hash behind it.
/// </remarks>
public sealed class RemoteFiles
{
    private readonly string _folder;
    private readonly ResumableTransfer _transfer;
    private readonly IReadOnlyList<IDataStorage> _storages;

    /// <summary>Creates it.</summary>
    /// <param name="http">What it asks with. Its time-out covers a server's answer, not the transfer.</param>
    /// <param name="datasetFolder">The folder of data sets; files go to a hidden one in it.</param>
    /// <param name="time">The clock for pauses between attempts and for a transfer that stands still.</param>
    /// <param name="storages">What is asked for the addresses that they hold, and the web for all others.</param>
    public RemoteFiles(HttpClient http, string datasetFolder, TimeProvider time, params IReadOnlyList<IDataStorage> storages)
        : this(datasetFolder, new ResumableTransfer(http, time), storages)
    {
    }

    internal RemoteFiles(string datasetFolder, ResumableTransfer transfer, params IReadOnlyList<IDataStorage> storages)
    {
        _folder = Path.Combine(datasetFolder, ".fetched");
        _transfer = transfer;
        _storages = storages;
    }

    /// <summary>The file or folder at an address, fetched now or before.</summary>
    /// <param name="address">The address.</param>
    /// <param name="progress">Told of every megabyte or so; null for nobody.</param>
    /// <param name="cancellationToken">Stops the transfer; what is here stays, to go on from.</param>
    /// <returns>Its path.</returns>
    /// <exception cref="DatasetException">The server doesn't give it, gives another file than the hash says, or the address is of a folder that can't be listed.</exception>
    public async Task<string> FetchAsync(RemoteAddress address, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var folder = Path.GetFullPath(Path.Combine(_folder, address.Key));
        var path = Path.Combine(folder, address.FileName);
        try
        {
            if (File.Exists(path) || Directory.Exists(path))
                return path;
            Directory.CreateDirectory(folder);
            if (_storages.FirstOrDefault(storage => storage.Holds(address.Uri)) is { } holder)
            {
                await StorageTransfer.FetchAsync(await holder.FindAsync(address.Uri, cancellationToken), address, path, cancellationToken);
                return path;
            }

            if (address.IsFolder)
                throw new DatasetException(address.ToString(), "it names a folder, which a web server doesn't list: expected https://HOST/PATH/FILE.zip, .npz, .csv or .tsv, so pack it as one zip; or a folder of a blob container, https://ACCOUNT.blob.core.windows.net/CONTAINER/FOLDER");
            await FetchAsync(address, path + ".partial", progress, cancellationToken);
            File.Move(path + ".partial", path, overwrite: true);
            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(path, $"{address} can't be fetched into it ({exception.Message}): check that the disk has room, the folder is writable and no other process fetches it, and try again", exception);
        }
    }

    private async Task FetchAsync(RemoteAddress address, string partial, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        // Without a hash nothing would tell that the start is of another file than the rest.
        if (address.Sha256 is null)
            File.Delete(partial);
        var resumed = await _transfer.FetchAsync(address.Uri, partial, address.FileName, progress, cancellationToken);
        // What was resumed may be from before the file changed: fetch it whole once.
        if (resumed && !await IsRightAsync(address, partial, cancellationToken))
        {
            File.Delete(partial);
            await _transfer.FetchAsync(address.Uri, partial, address.FileName, progress, cancellationToken);
        }

        await RequireRightAsync(address, partial, cancellationToken);
    }

    /// <summary>Removes a file that is another than the address says.</summary>
    /// <exception cref="DatasetException">It is.</exception>
    internal static async Task RequireRightAsync(RemoteAddress address, string path, CancellationToken cancellationToken)
    {
        if (await IsRightAsync(address, path, cancellationToken))
            return;
        File.Delete(path);
        throw new DatasetException(address.ToString(), $"its SHA-256 is not {address.Sha256}: the server gave another file, or changed it; nothing of it was kept. Correct the hash in dataset.path if the new file is right");
    }

    private static async Task<bool> IsRightAsync(RemoteAddress address, string path, CancellationToken cancellationToken)
    {
        if (address.Sha256 is null)
            return true;
        await using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) == address.Sha256;
    }
}
