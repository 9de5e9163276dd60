using System.IO.Compression;
using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Formats.Numpy;

/// <summary>The arrays of a data set by their names: those in one .npz, or the .npy files of a folder.</summary>
/// <param name="Path">The .npz or the folder.</param>
/// <param name="Names">The names, without .npy.</param>
internal sealed record NumpyFiles(string Path, IReadOnlyList<string> Names)
{
    public const string ArchiveExtension = ".npz";

    private const string Extension = ".npy";

    // Deflate never does better than 1032 to 1, so no valid archive claims more than that.
    private const long MostDeflateExpansion = 1032;

    private bool IsArchive => Path.EndsWith(ArchiveExtension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The arrays of an .npz.</summary>
    public static NumpyFiles OfArchive(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return new(path, [.. archive.Entries.Select(entry => entry.FullName).Where(IsArray).Select(NameOf)]);
        }
        catch (InvalidDataException exception)
        {
            throw new DatasetException(path, $"it is no .npz ({exception.Message}): expected what numpy.savez writes; fetch or save it again", exception);
        }
    }

    /// <summary>The arrays of a folder; null where it holds neither one .npz nor any .npy.</summary>
    public static NumpyFiles? Find(string folder)
    {
        var archives = Directory.GetFiles(folder, "*" + ArchiveExtension);
        if (archives.Length > 1)
            throw new DatasetException(folder, $"it holds {archives.Length} .npz files ({string.Join(", ", archives.Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal).Take(4))}): expected one; name the one meant in dataset.path");
        if (archives.Length == 1)
            return OfArchive(archives[0]);
        var names = Directory.EnumerateFiles(folder, "*" + Extension).Select(file => NameOf(System.IO.Path.GetFileName(file))).Order(StringComparer.Ordinal).ToList();
        return names.Count > 0 ? new(folder, names) : null;
    }

    /// <summary>Reads an array.</summary>
    /// <param name="name">One of the names.</param>
    public NumpyArray Read(string name)
    {
        if (IsArchive)
            return ReadEntry(name);
        var file = System.IO.Path.Combine(Path, name + Extension);
        using var content = File.OpenRead(file);
        return NumpyFile.Read(content, content.Length, file);
    }

    private NumpyArray ReadEntry(string name)
    {
        using var archive = ZipFile.OpenRead(Path);
        var entry = archive.Entries.First(each => IsArray(each.FullName) && NameOf(each.FullName) == name);
        var location = $"{Path}[{name}]";
        if (entry.Length > entry.CompressedLength * MostDeflateExpansion)
            throw new DatasetException(location, $"it claims {entry.Length} bytes of {entry.CompressedLength} compressed ones, more than they can hold: the archive is corrupt; fetch or save it again");
        using var content = entry.Open();
        return NumpyFile.Read(content, entry.Length, location);
    }

    private static bool IsArray(string entry) => entry.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    private static string NameOf(string entry) => entry[..^Extension.Length];
}
