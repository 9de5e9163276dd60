using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Formats;

/// <summary>Tells a folder's format from the names in it.</summary>
internal static class DatasetFormats
{
    // What the publisher's CIFAR archives unpack to.
    private static readonly string[] ArchiveFolders = ["cifar-10-batches-bin", "cifar-100-binary"];

    /// <summary>The reader for a folder.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="imageSize">What images of an image folder are resized to; null for their own size.</param>
    /// <exception cref="DatasetException">The folder is in no known format.</exception>
    public static IDatasetReader Open(string folder, int? imageSize) =>
        TryOpen(folder, imageSize)
        ?? ArchiveFolders.Select(name => Path.Combine(folder, name)).Where(Directory.Exists).Select(inner => TryOpen(inner, imageSize)).FirstOrDefault(reader => reader is not null)
        ?? throw new DatasetException(
            folder,
            "it holds no data set: expected IDX files (train-images-idx3-ubyte and train-labels-idx1-ubyte, .gz or not), CIFAR binary files (data_batch_1.bin to data_batch_5.bin, or train.bin), or a folder of images for each class, in train/ and test/ or directly");

    private static IDatasetReader? TryOpen(string folder, int? imageSize)
    {
        if (IdxFiles.Find(folder) is { } files)
            return new IdxReader(folder, files);
        if (CifarLayout.Find(folder) is { } layout)
            return new CifarReader(folder, layout);
        return ImageFolder.Find(folder) is { } images ? new ImageFolderReader(images, imageSize) : null;
    }
}
