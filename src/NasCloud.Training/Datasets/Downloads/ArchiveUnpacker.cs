using System.Formats.Tar;
using System.IO.Compression;

namespace NasCloud.Training.Datasets.Downloads;

/// <summary>Unpacks a verified .tar.gz into one flat folder.</summary>
internal static class ArchiveUnpacker
{
    /// <summary>What the name of an archive gains when it was unpacked, so that a later attempt knows that it is done.</summary>
    public const string MarkerExtension = ".unpacked";

    /// <summary>Takes the regular files out of an archive, by their own names without folders, and puts a marker in its place.</summary>
    public static async Task UnpackAsync(string archive, string folder, CancellationToken cancellationToken)
    {
        await using (var file = File.OpenRead(archive))
        await using (var content = new GZipStream(file, CompressionMode.Decompress))
        await using (var tar = new TarReader(content))
        {
            while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
                await UnpackAsync(entry, folder, cancellationToken);
        }

        await File.WriteAllBytesAsync(archive + MarkerExtension, [], cancellationToken);
        File.Delete(archive);
    }

    private static async Task UnpackAsync(TarEntry entry, string folder, CancellationToken cancellationToken)
    {
        // The name alone: a path in an archive could lead out of the folder.
        var name = Path.GetFileName(entry.Name.Replace('\\', '/'));
        if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile && name.Length > 0 && !name.StartsWith('.'))
            await entry.ExtractToFileAsync(Path.Combine(folder, name), overwrite: true, cancellationToken);
    }
}
