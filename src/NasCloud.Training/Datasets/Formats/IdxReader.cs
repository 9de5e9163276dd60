using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Formats;

/// <summary>Grey images in IDX files: the MNIST family.</summary>
internal sealed class IdxReader(string folder, IdxFiles files) : IDatasetReader
{
    public string Location => folder;

    public IReadOnlyList<string> ReadClasses() => ClassNames.For(folder, IdxFile.Read(files.TrainingLabels, rank: 1).Values.Max() + 1);

    public LabelledSamples ReadTraining(CancellationToken cancellationToken) =>
        Read(files.TrainingImages, files.TrainingLabels, cancellationToken);

    public LabelledSamples? ReadTest(CancellationToken cancellationToken) =>
        files is { TestImages: { } images, TestLabels: { } labels } ? Read(images, labels, cancellationToken) : null;

    private static ImageSamples Read(string imageFile, string labelFile, CancellationToken cancellationToken)
    {
        var labels = IdxFile.Read(labelFile, rank: 1).Values;
        cancellationToken.ThrowIfCancellationRequested();
        var (size, pixels) = IdxFile.Read(imageFile, rank: 3);
        if (size[0] != labels.Length)
            throw new DatasetException(imageFile, $"it has {size[0]} images and {Path.GetFileName(labelFile)} has {labels.Length} labels: expected as many of both; one belongs to another data set");
        return new ImageSamples(TensorShape.Image(1, size[1], size[2]), pixels, Array.ConvertAll(labels, label => (int)label));
    }
}
