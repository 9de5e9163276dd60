using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Archives;

/// <summary>Zip archives of data, each unpacked once and kept for later.</summary>
/// <param name="datasetFolder">The folder of data sets; what is unpacked lies in a hidden one in it.</param>
internal sealed class UnpackedArchives(string datasetFolder)
{
    // Not a data set's name, so that the catalog doesn't take it for one.
    private const string Folder = ".unpacked";

    // What macOS puts beside the files.
    private const string Clutter = "__MACOSX";

    /// <summary>Whether a file is an archive, by its name.</summary>
    public static bool IsArchive(string path) => Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>The folder with an archive's files: unpacked now, or before, unless the archive changed since.</summary>
    /// <param name="archive">An existing file.</param>
    /// <param name="cancellationToken">Stops; nothing is left.</param>
    /// <exception cref="DatasetException">It is no archive, is damaged, or can't be written to disk.</exception>
    public async Task<string> UnpackAsync(string archive, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(Path.Combine(datasetFolder, Folder, KeyOf(archive)));
        if (Directory.Exists(target))
            return target;
        var aside = $"{target}.{Guid.NewGuid():N}";
        try
        {
            await UnpackAsync(archive, aside, cancellationToken);
            // Another process may have been faster; what is there is as good.
            if (!Directory.Exists(target))
                Directory.Move(aside, target);
            return target;
        }
        catch (InvalidDataException exception)
        {
            throw new DatasetException(archive, $"it can't be unpacked ({exception.Message}): expected a zip archive; fetch or pack it again", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(archive, $"it can't be unpacked into {target} ({exception.Message}): check that the disk has room and the folder is writable, or unpack it yourself and name the folder in dataset.path", exception);
        }
        finally
        {
            if (Directory.Exists(aside))
                Directory.Delete(aside, recursive: true);
        }
    }

    private static async Task UnpackAsync(string archive, string folder, CancellationToken cancellationToken)
    {
        // It refuses entries whose path leads out of the folder.
        await ZipFile.ExtractToDirectoryAsync(archive, folder, cancellationToken);
        if (Directory.Exists(Path.Combine(folder, Clutter)))
            Directory.Delete(Path.Combine(folder, Clutter), recursive: true);
    }

    // By path, size and time of the last change: hashing gigabytes would take as long as unpacking them.
    private static string KeyOf(string archive)
    {
        var file = new FileInfo(archive);
        var text = string.Create(CultureInfo.InvariantCulture, $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}");
        return $"{Path.GetFileNameWithoutExtension(archive)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}";
    }
}
