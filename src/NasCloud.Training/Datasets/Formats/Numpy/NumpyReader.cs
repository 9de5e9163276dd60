using System.Globalization;
using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Formats.Numpy;

/// <summary>Images in arrays of NumPy: MedMNIST's .npz, those of Keras, or .npy files.</summary>
internal sealed class NumpyReader(NumpyFiles files) : IDatasetReader
{
    private readonly Lazy<NumpyLayout> _layout = new(() => NumpyLayout.Of(files));

    public string Location => files.Path;

    public IReadOnlyList<string> ReadClasses()
    {
        var classes = LabelsOf([.. _layout.Value.Training]).DefaultIfEmpty().Max() + 1;
        return ClassNames.For(Directory.Exists(files.Path) ? files.Path : Path.GetDirectoryName(Path.GetFullPath(files.Path))!, classes);
    }

    public LabelledSamples ReadTraining(CancellationToken cancellationToken) => Read([.. _layout.Value.Training], NumpyImages.FactorOf, cancellationToken);

    public LabelledSamples? ReadTest(CancellationToken cancellationToken)
    {
        if (_layout.Value.Test is not { } test)
            return null;
        return Read([test], images => images.Type.IsFloat ? NumpyImages.FactorOf(files.Read(_layout.Value.Training[0].Images)) : NumpyImages.FactorOf(images), cancellationToken);
    }

    private ImageSamples Read(NumpyPart[] parts, Func<NumpyArray, double> factorOf, CancellationToken cancellationToken)
    {
        var (pixels, shape, factor) = (new List<byte[]>(), (TensorShape?)null, (double?)null);
        foreach (var part in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var images = files.Read(part.Images);
            shape = Agreed(images, shape);
            factor ??= factorOf(images);
            var bytes = new byte[images.Count];
            NumpyImages.CopyTo(images, factor.Value, bytes);
            pixels.Add(bytes);
        }

        var samples = new ImageSamples(shape!, Joined(pixels), LabelsOf(parts));
        return samples.Pixels.Length == (long)samples.Count * samples.SampleSize
            ? samples
            : throw new DatasetException(files.Path, $"{string.Join(" and ", parts.Select(part => part.Images))} hold {samples.Pixels.Length / samples.SampleSize} images, and {string.Join(" and ", parts.Select(part => part.Labels))} {samples.Count} labels: expected as many of both");
    }

    private static TensorShape Agreed(NumpyArray images, TensorShape? earlier)
    {
        var shape = NumpyImages.ShapeOf(images).Shape;
        return earlier is null || shape == earlier
            ? shape
            : throw images.Fault($"its images are {shape}, and those before {earlier}: all images of a data set have one shape");
    }

    private byte[] Joined(List<byte[]> parts)
    {
        if (parts.Count == 1)
            return parts[0];
        var total = parts.Sum(part => (long)part.Length);
        if (total > Array.MaxLength)
            throw new DatasetException(files.Path, string.Create(CultureInfo.InvariantCulture, $"its images take {total / 1e9:F1} GB: expected at most {Array.MaxLength / 1e9:F1} GB; save fewer or smaller ones"));
        var (joined, end) = (new byte[total], 0);
        foreach (var part in parts)
        {
            part.CopyTo(joined, end);
            end += part.Length;
        }

        return joined;
    }

    private int[] LabelsOf(NumpyPart[] parts) => [.. parts.SelectMany(part => NumpyLabels.Of(files.Read(part.Labels)))];
}
