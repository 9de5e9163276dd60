using System.IO.Compression;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Training.Datasets.Archives;

/// <summary>Data sets in a store, for trainers on other machines: each a zip archive of its files beside its description.</summary>
/// <remarks>One archive and not the files, since a data set may have a hundred thousand, and names that no store takes.</remarks>
/// <param name="store">The store.</param>
public sealed class DatasetArchive(IObjectStore store)
{
    private readonly StoredDatasets _descriptions = new(store);

    /// <summary>Uploads a data set, in place of an earlier one of its name.</summary>
    /// <param name="dataset">What it is.</param>
    /// <param name="place">The folder of its files, or its only file; null for one that trainers generate.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    public async Task UploadAsync(DatasetInfo dataset, string? place, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (place is not null)
            await UploadFilesAsync(dataset.Name, place, cancellationToken);
        // Last, so that nobody finds a data set whose files are not all there.
        await _descriptions.WriteAsync(dataset, cancellationToken);
    }

    /// <summary>Fetches a data set's files into a folder, which appears when all of them are there.</summary>
    /// <param name="name">The data set.</param>
    /// <param name="folder">The folder; must not be there.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <returns>Whether the store has files of that data set.</returns>
    /// <exception cref="DatasetException">The archive is damaged.</exception>
    public async Task<bool> DownloadAsync(string name, string folder, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        await using var archive = await store.OpenReadAsync(PathOf(name), cancellationToken);
        if (archive is null)
            return false;
        var aside = $"{folder}.{Guid.NewGuid():N}";
        try
        {
            await UnpackAsync(name, archive, aside, cancellationToken);
            // Another trainer of this machine may have been faster; what is there is as good.
            if (!Directory.Exists(folder))
            {
                await File.WriteAllBytesAsync(MarkOf(folder), [], cancellationToken);
                Directory.Move(aside, folder);
            }

            return true;
        }
        finally
        {
            if (Directory.Exists(aside))
                Directory.Delete(aside, recursive: true);
        }
    }

    /// <summary>Whether a folder came by <see cref="DownloadAsync"/>, so that it can be had again.</summary>
    public static bool HasFetched(string folder) => File.Exists(MarkOf(folder));

    /// <summary>Removes a folder that came by <see cref="DownloadAsync"/>; any other is left alone.</summary>
    public static void Discard(string folder)
    {
        if (!HasFetched(folder))
            return;
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        File.Delete(MarkOf(folder));
    }

    // Beside the folder, since what lies in it is data.
    private static string MarkOf(string folder) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(folder))!, $".{Path.GetFileName(folder)}.fetched");

    private static string PathOf(string name) => $"{StoredDatasets.Folder}/{name}/files.zip";

    private async Task UploadFilesAsync(string name, string place, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        await using var file = new FileStream(Path.Combine(Path.GetTempPath(), $"nascloud-{Path.GetRandomFileName()}"), options);
        // Images and the usual archives are compressed already; fast is good enough for the rest.
        if (File.Exists(place))
            await PackFileAsync(place, file, cancellationToken);
        else
            await ZipFile.CreateFromDirectoryAsync(place, file, CompressionLevel.Fastest, includeBaseDirectory: false, entryNameEncoding: null, cancellationToken);
        file.Position = 0;
        await store.UploadAsync(PathOf(name), file, cancellationToken);
    }

    private static async Task PackFileAsync(string path, Stream target, CancellationToken cancellationToken)
    {
        await using var archive = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        await archive.CreateEntryFromFileAsync(path, Path.GetFileName(path), CompressionLevel.Fastest, cancellationToken);
    }

    private static async Task UnpackAsync(string name, Stream archive, string folder, CancellationToken cancellationToken)
    {
        try
        {
            // It refuses entries whose path leads out of the folder.
            await ZipFile.ExtractToDirectoryAsync(archive, folder, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            throw new DatasetException(name, $"its archive in the store is damaged ({exception.Message}): upload the data set again", exception);
        }
    }
}
