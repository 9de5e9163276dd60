using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Formats;

/// <summary>Images in class folders, all brought to one shape.</summary>
/// <remarks>
/// The shape comes from the headers of the training images: grey where all are, colour otherwise; the given size, or
/// the one that most of them have.
/// </remarks>
internal sealed class ImageFolderReader(ImageFolder images, int? imageSize) : IDatasetReader
{
    private readonly Lazy<TensorShape> _shape = new(() => FindShape(images.Training, imageSize));

    public string Location => images.Folder;

    public IReadOnlyList<string> ReadClasses() => images.Classes;

    public LabelledSamples ReadTraining(CancellationToken cancellationToken) => Read(images.Training, cancellationToken);

    public LabelledSamples? ReadTest(CancellationToken cancellationToken) =>
        images.Test.Count > 0 ? Read(images.Test, cancellationToken) : null;

    private ImageSamples Read(ValueArray<ImageFile> files, CancellationToken cancellationToken)
    {
        var shape = _shape.Value;
        if (shape.Elements * files.Count > Array.MaxLength)
            throw new DatasetException(images.Folder, $"{files.Count} images of {shape} are {shape.Elements * files.Count / 1e9:F1} GB: expected at most {Array.MaxLength / 1e9:F1} GB; set dataset.imageSize to a smaller size");
        var samples = new ImageSamples(shape, new byte[shape.Elements * files.Count], [.. files.Select(file => file.Label)]);
        ForEach(files.Count, index => ImageDecoder.Decode(files[index].Path, shape, samples.Pixels.AsSpan(index * samples.SampleSize, samples.SampleSize)), cancellationToken);
        return samples;
    }

    private static TensorShape FindShape(ValueArray<ImageFile> files, int? imageSize)
    {
        var headers = new ImageHeader[files.Count];
        ForEach(files.Count, index => headers[index] = ImageDecoder.ReadHeader(files[index].Path), CancellationToken.None);
        var channels = headers.All(header => header.IsGrey) ? 1 : 3;
        var (height, width) = imageSize is { } size
            ? (size, size)
            : headers.CountBy(header => (header.Height, header.Width)).OrderByDescending(count => count.Value).ThenBy(count => count.Key).First().Key;
        return TensorShape.Image(channels, height, width);
    }

    private static void ForEach(int count, Action<int> action, CancellationToken cancellationToken)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken }, action);
        }
        catch (AggregateException exception)
        {
            // One file is enough to say what is wrong; which one must not depend on the threads' timing.
            throw exception.Flatten().InnerExceptions.MinBy(inner => inner.Message, StringComparer.Ordinal)!;
        }
    }
}
