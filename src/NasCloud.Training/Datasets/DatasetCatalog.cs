using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Validation;
using NasCloud.Training.Datasets.Archives;
using NasCloud.Training.Datasets.Downloads;
using NasCloud.Training.Datasets.Formats;
using NasCloud.Training.Datasets.Glyphs;

namespace NasCloud.Training.Datasets;

/// <summary>Finds data sets: built in, in a shared folder of data, or in the user's own folder of data sets.</summary>
/// <param name="sharedFolder">A folder with one folder a data set that is already there, usually the value of <see cref="SharedFolderVariable"/>; null for none.</param>
/// <param name="datasetFolder">Where downloads go: one folder a data set.</param>
/// <param name="remote">What fetches a <c>dataset.path</c> that is an address; null where none may be.</param>
public sealed class DatasetCatalog(string? sharedFolder, string datasetFolder = DatasetCatalog.DefaultFolder, RemoteFiles? remote = null)
{
    /// <summary>The environment variable that names the shared folder of data.</summary>
    public const string SharedFolderVariable = "NASCLOUD_DATA";

    /// <summary>Where downloaded data sets lie unless the host says otherwise, relative to the working folder.</summary>
    public const string DefaultFolder = ".nascloud/datasets";

    private readonly UnpackedArchives _archives = new(datasetFolder);

    private readonly string[] _places = [.. new[] { sharedFolder, datasetFolder }.Where(place => !string.IsNullOrEmpty(place)).Select(place => place!)];

    /// <summary>The names that can be opened without a path: built in, in the shared folder, and downloaded.</summary>
    public IReadOnlyList<string> Names =>
        [.. _places.Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories)
            .Where(folder => !Path.GetFileName(folder).StartsWith('.') && IsDataset(folder))
            .Select(folder => Path.GetFileName(folder))
            .Prepend(GlyphReader.Name)
            .Distinct()];

    /// <summary>Finds the data set a spec names: its path, if it has one; else built in; else in the shared folder; else among the downloads.</summary>
    /// <remarks>Looks at file names only; what lies at an address is fetched, and an archive unpacked, the first time.</remarks>
    /// <exception cref="DatasetException">It is in none of these places, or what is there is in no known format.</exception>
    public async Task<IDatasetSource> OpenAsync(DatasetSpec spec, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.ImageSize is < 1)
            throw new DatasetException(spec.Name, $"dataset.imageSize is {spec.ImageSize}: expected at least 1 pixel");
        var place = await LocateAsync(spec, cancellationToken);
        return await Task.Run<IDatasetSource>(() => new CheckedDataset(spec.Name, place is null ? GlyphReader.Default : Open(place, spec)), cancellationToken);
    }

    /// <summary>The folder or file of the data set a spec names, fetched and unpacked; null for one that is built in and has none.</summary>
    /// <exception cref="DatasetException">It is in none of the known places, or can't be fetched or unpacked.</exception>
    public async Task<string?> LocateAsync(DatasetSpec spec, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.Path is not { } path)
            return FindFolder(spec);
        var local = RemoteAddress.Is(path) ? await FetchAsync(path, cancellationToken) : path;
        if (Directory.Exists(local))
            return local;
        if (!File.Exists(local))
            throw new DatasetException(path, "there is no such file or folder: correct dataset.path, or leave it out to find the data set by its name");
        return UnpackedArchives.IsArchive(local) ? await _archives.UnpackAsync(local, cancellationToken) : local;
    }

    private Task<string> FetchAsync(string address, CancellationToken cancellationToken) => remote is null
        ? throw new DatasetException(RemoteAddress.Shown(address), "data at addresses is not fetched here: name a file or a folder of this machine in dataset.path")
        : remote.FetchAsync(RemoteAddress.Parse(address), progress: null, cancellationToken);

    private string? FindFolder(DatasetSpec spec)
    {
        if (spec.Name == GlyphReader.Name)
            return null;
        if (!IsFolderName(spec.Name))
            throw new DatasetException(spec.Name, "it is not a data set's name: expected the name of a folder; a path goes into dataset.path");
        return _places.Select(place => Path.Combine(place, spec.Name)).FirstOrDefault(Directory.Exists) ?? throw NotFound(spec.Name);
    }

    private static IDatasetReader Open(string place, DatasetSpec spec)
    {
        try
        {
            return DatasetFormats.Open(place, spec);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(place, $"it can't be read ({exception.Message}): check that it is readable", exception);
        }
    }

    private static bool IsDataset(string folder)
    {
        try
        {
            return DatasetFormats.Open(folder, new DatasetSpec(Path.GetFileName(folder))) is not null;
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
        List<string> known = [.. Names.Union(DownloadableDataset.All.Select(each => each.Name))];
        var remedy = DownloadableDataset.All.Any(each => each.Name == name)
            ? $"fetch it with `nascloud dataset get {name}`, or name a folder that has it in {SharedFolderVariable} or dataset.path"
            : $"expected one of {string.Join(", ", known)}, or a folder in dataset.path{Suggestions.Hint(name, known)}";
        return new DatasetException(name, $"there is no such data set (looked for {looked}): {remedy}");
    }
}
