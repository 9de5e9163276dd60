using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Serialization;
using NasCloud.Core.Specs;
using NasCloud.Training.Datasets.Formats.Numpy;
using NasCloud.Training.Datasets.Formats.Tables;

namespace NasCloud.Training.Datasets.Formats;

/// <summary>Tells the format of a folder from the names in it, and that of a file from its own.</summary>
internal static class DatasetFormats
{
    // What the publisher's CIFAR archives unpack to.
    private static readonly string[] ArchiveFolders = ["cifar-10-batches-bin", "cifar-100-binary"];

    /// <summary>The reader for a folder or a file.</summary>
    /// <param name="place">An existing folder or file.</param>
    /// <param name="spec">What the spec says of the data.</param>
    /// <exception cref="DatasetException">It is in no known format.</exception>
    public static IDatasetReader Open(string place, DatasetSpec spec) => File.Exists(place)
        ? OpenFile(place, spec)
        : TryOpen(place, spec)
            ?? InnerFolders(place).Select(inner => TryOpen(inner, spec)).FirstOrDefault(reader => reader is not null)
            ?? throw new DatasetException(
                place,
                "it holds no data set: expected IDX files (train-images-idx3-ubyte and train-labels-idx1-ubyte, .gz or not), CIFAR binary files (data_batch_1.bin to data_batch_5.bin, or train.bin), a folder of images for each class, in train/ and test/ or directly, NumPy arrays (one .npz, or x_train.npy and y_train.npy), or a table (one .csv, or train.csv and test.csv)");

    private static IDatasetReader OpenFile(string file, DatasetSpec spec)
    {
        if (Path.GetExtension(file).Equals(NumpyFiles.ArchiveExtension, StringComparison.OrdinalIgnoreCase))
            return Arrays(NumpyFiles.OfArchive(file), spec);
        return TableFiles.IsTable(file)
            ? Rows(new TableFiles(file, file, null), spec)
            : throw new DatasetException(file, "its name tells no format: expected a folder, or a file that ends in .npz, .csv, .tsv or .zip");
    }

    /// <summary>The folders that archives unpack to: a publisher's, or the only one there is.</summary>
    private static IEnumerable<string> InnerFolders(string folder)
    {
        var known = ArchiveFolders.Select(name => Path.Combine(folder, name)).Where(Directory.Exists);
        var visible = Directory.EnumerateDirectories(folder).Where(inner => !Path.GetFileName(inner).StartsWith('.')).Take(2).ToArray();
        return visible.Length == 1 ? known.Union(visible) : known;
    }

    private static IDatasetReader? TryOpen(string folder, DatasetSpec spec)
    {
        if (IdxFiles.Find(folder) is { } files)
            return OfImages(folder, spec, new IdxReader(folder, files));
        if (CifarLayout.Find(folder) is { } layout)
            return OfImages(folder, spec, new CifarReader(folder, layout));
        if (ImageFolder.Find(folder) is { } images)
            return OfImages(folder, spec, new ImageFolderReader(images, spec.ImageSize));
        if (NumpyFiles.Find(folder) is { } arrays)
            return Arrays(arrays, spec);
        return TableFiles.Find(folder) is { } tables ? Rows(tables, spec) : null;
    }

    private static IDatasetReader Arrays(NumpyFiles files, DatasetSpec spec) => spec.Kind switch
    {
        _ when spec.Text is not null => throw new DatasetException(files.Path, "dataset.text names a column, and these are arrays: leave it out, or name a .csv in dataset.path"),
        DataKind.Series => new NumpySeriesReader(files, spec.Task),
        DataKind.Tokens => new TokenReader(new NumpySeriesReader(files, PredictionTask.Classification)),
        null or DataKind.Images => new NumpyReader(files),
        _ => throw new DatasetException(files.Path, "dataset.kind is table, and these are arrays: expected images, series or tokens"),
    };

    private static IDatasetReader Rows(TableFiles files, DatasetSpec spec) => spec.Kind switch
    {
        null or DataKind.Tokens when spec.Text is { } text => new WordReader(files, spec, text),
        not null when spec.Text is not null => throw new DatasetException(files.Location, $"dataset.text is given, and dataset.kind is {CoreJson.Name(spec.Kind.Value)}: expected tokens, or one of both left out"),
        DataKind.Series => new TableSeriesReader(new(files, spec)),
        DataKind.Tokens => new TokenReader(new TableSeriesReader(new(files, spec))),
        null or DataKind.Table => new TableReader(files, spec),
        _ => throw new DatasetException(files.Location, "dataset.kind is images, and this is a table: expected table, series or tokens"),
    };

    /// <summary>Refuses another kind of samples than images.</summary>
    private static IDatasetReader OfImages(string folder, DatasetSpec spec, IDatasetReader reader) => spec.Kind is null or DataKind.Images && spec.Text is null
        ? reader
        : throw new DatasetException(folder, $"{(spec.Text is null ? $"dataset.kind is {CoreJson.Name(spec.Kind!.Value)}" : "dataset.text names a column")}, and these are images: leave it out, or name an .npz or a .csv in dataset.path");
}
