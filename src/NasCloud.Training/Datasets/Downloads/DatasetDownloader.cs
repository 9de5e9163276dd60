using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Validation;
using NasCloud.Training.Datasets.Formats;

namespace NasCloud.Training.Datasets.Downloads;

/// <summary>Downloads public data sets from their publishers and checks them against pinned hashes.</summary>
/// <remarks>
/// Files gather in a folder beside the data sets; the data set's own folder appears, by one rename, when all of it is
/// here and verified. An interrupted download goes on where it stopped, in this process or in a later one. One
/// download of a data set at a time.
/// </remarks>
public sealed class DatasetDownloader
{
    // Not a data set's name, so the catalog never takes a half-finished download for one.
    private const string WorkFolder = ".downloads";

    private readonly string _datasetFolder;
    private readonly ResumableTransfer _transfer;

    /// <summary>Creates a downloader into a folder of data sets.</summary>
    /// <param name="http">What it asks with. Its time-out covers a server's answer, not the transfer.</param>
    /// <param name="datasetFolder">The folder that gets one folder a data set; created when needed.</param>
    /// <param name="time">The clock for pauses between attempts and for a transfer that stands still.</param>
    public DatasetDownloader(HttpClient http, string datasetFolder, TimeProvider time)
        : this(datasetFolder, new ResumableTransfer(http, time))
    {
    }

    internal DatasetDownloader(string datasetFolder, ResumableTransfer transfer)
    {
        _datasetFolder = datasetFolder;
        _transfer = transfer;
    }

    /// <summary>Downloads a data set by name, if it isn't here yet.</summary>
    /// <param name="name">One of <see cref="DownloadableDataset.All"/>.</param>
    /// <param name="progress">Told of every megabyte or so; null for nobody.</param>
    /// <param name="cancellationToken">Stops the transfer; what is here stays, to go on from.</param>
    /// <returns>The data set's folder.</returns>
    /// <exception cref="DatasetException">The name isn't known, no server gives the file, or what they give isn't it.</exception>
    public Task<string> GetAsync(string name, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var dataset = DownloadableDataset.All.FirstOrDefault(known => known.Name == name)
            ?? throw new DatasetException(name, $"it can't be downloaded: expected one of {string.Join(", ", DownloadableDataset.All.Select(known => known.Name))}; other data is read from a folder (dataset.path){Suggestions.Hint(name, DownloadableDataset.All.Select(known => known.Name))}");
        return GetAsync(dataset, progress, cancellationToken);
    }

    /// <summary>Downloads a data set from the addresses it names, if it isn't here yet.</summary>
    /// <inheritdoc cref="GetAsync(string, IProgress{DownloadProgress}?, CancellationToken)"/>
    public async Task<string> GetAsync(DownloadableDataset dataset, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var target = Path.GetFullPath(Path.Combine(_datasetFolder, dataset.Name));
        try
        {
            if (IsHere(target))
                return target;
            var work = Directory.CreateDirectory(Path.Combine(_datasetFolder, WorkFolder, dataset.Name)).FullName;
            foreach (var file in dataset.Files)
                await GetFileAsync(dataset, file, work, target, progress, cancellationToken);
            Publish(work, target);
            return target;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(target, $"it can't be written ({exception.Message}): check that the disk has room and the folder is writable, and try again", exception);
        }
    }

    private static void Publish(string work, string target)
    {
        if (Directory.Exists(target))
            Directory.Delete(target); // Empty, or IsHere would have answered.
        foreach (var marker in Directory.EnumerateFiles(work, "*" + ArchiveUnpacker.MarkerExtension).ToArray())
            File.Delete(marker);
        Directory.Move(work, target);
    }

    private static bool IsHere(string target) =>
        Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()
        && DatasetFormats.Open(target, new DatasetSpec(Path.GetFileName(target))) is not null;

    private async Task GetFileAsync(
        DownloadableDataset dataset, RemoteFile file, string work, string target, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var path = Path.Combine(work, file.Name);
        var done = file.IsArchive ? path + ArchiveUnpacker.MarkerExtension : path;
        if (File.Exists(done))
            return;
        await FetchAsync(dataset, file, path, target, progress, cancellationToken);
        if (file.IsArchive)
            await ArchiveUnpacker.UnpackAsync(path, work, cancellationToken);
    }

    /// <summary>Tries each address until one gives the file that the hash asks for.</summary>
    private async Task FetchAsync(
        DownloadableDataset dataset, RemoteFile file, string path, string target, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var failures = new List<Exception>();
        foreach (var address in file.Addresses)
        {
            try
            {
                await FetchAsync(file, address, path, progress, cancellationToken);
                return;
            }
            catch (DatasetException exception)
            {
                failures.Add(exception);
            }
        }

        throw new DatasetException(
            dataset.Name,
            $"{file.Name} can't be downloaded ({string.Join("; ", failures.Select(failure => failure.Message))}): try again later, it goes on where it stopped. Without a connection, copy {Contents(dataset)} to {target}, or name a folder that has {dataset.Name}/ in {DatasetCatalog.SharedFolderVariable}",
            failures[^1]);
    }

    private async Task FetchAsync(RemoteFile file, Uri address, string path, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var partial = path + ".partial";
        var resumed = await _transfer.FetchAsync(address, partial, file.Name, progress, cancellationToken);
        // What was resumed may stem from another mirror, or from before the file changed: fetch it whole once.
        if (resumed && !await ContentHash.MatchesAsync(file, partial, cancellationToken))
        {
            File.Delete(partial);
            await _transfer.FetchAsync(address, partial, file.Name, progress, cancellationToken);
        }

        if (!await ContentHash.MatchesAsync(file, partial, cancellationToken))
        {
            File.Delete(partial);
            throw new DatasetException(address.ToString(), $"its SHA-256 is not {file.Sha256}: the server gave another file, or changed it; nothing of it was kept");
        }

        File.Move(partial, path, overwrite: true);
    }

    private static string Contents(DownloadableDataset dataset) => dataset.Files.Any(file => file.IsArchive)
        ? $"what {string.Join(", ", dataset.Files.Select(file => file.Addresses[0]))} unpacks to"
        : $"{string.Join(", ", dataset.Files.Select(file => file.Name))} from {new Uri(dataset.Files[0].Addresses[0], ".")}";
}
