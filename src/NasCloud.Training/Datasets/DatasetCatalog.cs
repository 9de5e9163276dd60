using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;
using NasCloud.Training.Datasets.Formats;
using NasCloud.Training.Datasets.Glyphs;

namespace NasCloud.Training.Datasets;

/// <summary>Finds data sets: built in, in a shared folder of data, or in the user's own folder of data sets.</summary>
/// <param name="sharedFolder">A folder with one folder a data set that is already there, usually the value of <see cref="SharedFolderVariable"/>; null for none.</param>
/// <param name="datasetFolder">Where downloads go: one folder a data set.</param>
public sealed class DatasetCatalog(string? sharedFolder, string datasetFolder = DatasetCatalog.DefaultFolder)
{
    /// <summary>The environment variable that names the shared folder of data.</summary>
    public const string SharedFolderVariable = "NASCLOUD_DATA";

    /// <summary>Where downloaded data sets lie unless the host says otherwise, relative to the working folder.</summary>
    public const string DefaultFolder = ".nascloud/datasets";

    private readonly string[] _places = [.. new[] { sharedFolder, datasetFolder }.Where(place => !string.IsNullOrEmpty(place)).Select(place => place!)];

    /// <summary>The names that can be opened without a path: built in, in the shared folder, and downloaded.</summary>
    public IReadOnlyList<string> Names =>
        [.. _places.Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories)
            .Where(IsDataset)
            .Select(folder => Path.GetFileName(folder))
            .Prepend(GlyphReader.Name)
            .Distinct()];

    /// <summary>Finds the data set a spec names: its path, if it has one; else built in; else in the shared folder; else among the downloads.</summary>
    /// <remarks>Looks at file names only.</remarks>
    /// <exception cref="DatasetException">It is in none of these places, or what is there is in no known format.</exception>
    public Task<IDatasetSource> OpenAsync(DatasetSpec spec, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return Task.Run<IDatasetSource>(() => new CheckedDataset(spec.Name, Open(spec)), cancellationToken);
    }

    /// <summary>The folder of the data set a spec names; null for one that is built in and has none.</summary>
    /// <exception cref="DatasetException">It is in none of the known places.</exception>
    public string? FindFolder(DatasetSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.Path is { } path)
            return Directory.Exists(path) ? path : throw new DatasetException(path, "there is no such folder: correct dataset.path, or leave it out to find the data set by its name");
        if (spec.Name == GlyphReader.Name)
            return null;
        if (!IsFolderName(spec.Name))
            throw new DatasetException(spec.Name, "it is not a data set's name: expected the name of a folder; a path goes into dataset.path");
        return _places.Select(place => Path.Combine(place, spec.Name)).FirstOrDefault(Directory.Exists) ?? throw NotFound(spec.Name);
    }

    private IDatasetReader Open(DatasetSpec spec)
    {
        if (spec.ImageSize is < 1)
            throw new DatasetException(spec.Name, $"dataset.imageSize is {spec.ImageSize}: expected at least 1 pixel");
        return FindFolder(spec) is { } folder ? OpenFolder(folder, spec) : GlyphReader.Default;
    }

    private static IDatasetReader OpenFolder(string folder, DatasetSpec spec)
    {
        try
        {
            return DatasetFormats.Open(folder, spec.ImageSize);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(folder, $"it can't be read ({exception.Message}): check that the folder is readable", exception);
        }
    }

    private static bool IsDataset(string folder)
    {
        try
        {
            return DatasetFormats.Open(folder, imageSize: null) is not null;
        }
        catch (Exception exception) when (exception is DatasetException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsFolderName(string name) =>
        name.Length > 0 && name is not ("." or "..") && name.IndexOfAny(['/', '\\', '\0']) < 0;

    private DatasetException NotFound(string name)
    {
        var looked = string.Join(", ", _places.Select(place => Path.GetFullPath(Path.Combine(place, name))));
        var remedy = Downloads.DownloadableDataset.All.Any(known => known.Name == name)
            ? $"fetch it with `nascloud dataset get {name}`, or name a folder that has it in {SharedFolderVariable} or dataset.path"
            : $"expected one of {string.Join(", ", Names.Union(Downloads.DownloadableDataset.All.Select(known => known.Name)))}, or a folder in dataset.path";
        return new DatasetException(name, $"there is no such data set (looked for {looked}): {remedy}");
    }
}
