using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Formats;

/// <summary>32x32 colour images in CIFAR's binary files. The format: https://www.cs.toronto.edu/~kriz/cifar.html.</summary>
internal sealed class CifarReader(string folder, CifarLayout layout) : IDatasetReader
{
    private static readonly TensorShape Shape = TensorShape.Image(3, 32, 32);

    private static readonly int SampleSize = (int)Shape.Elements;

    public string Location => folder;

    public IReadOnlyList<string> ReadClasses()
    {
        var names = Path.Combine(folder, layout.NamesFile);
        return File.Exists(names) ? ClassNames.FromFile(names, layout.Classes) : ClassNames.For(folder, layout.Classes);
    }

    public LabelledSamples ReadTraining(CancellationToken cancellationToken) => Read(layout.TrainingFiles, cancellationToken);

    public LabelledSamples? ReadTest(CancellationToken cancellationToken) =>
        File.Exists(Path.Combine(folder, layout.TestFile)) ? Read([layout.TestFile], cancellationToken) : null;

    private ImageSamples Read(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var files = names.Select(name => Path.Combine(folder, name)).ToArray();
        var counts = files.Select(CountRecords).ToArray();
        var samples = new ImageSamples(Shape, new byte[counts.Sum() * SampleSize], new int[counts.Sum()]);
        var first = 0;
        foreach (var (file, count) in files.Zip(counts))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Unpack(file, count, samples, first);
            first += count;
        }

        return samples;
    }

    private int RecordSize => layout.LabelBytes + SampleSize;

    private int CountRecords(string file)
    {
        if (!File.Exists(file))
            throw new DatasetException(file, $"it is missing: this data set has {string.Join(", ", layout.TrainingFiles)} and {layout.TestFile}");
        var length = new FileInfo(file).Length;
        if (length == 0 || length % RecordSize != 0 || length > Array.MaxLength / layout.TrainingFiles.Count)
            throw new DatasetException(file, $"it has {length} bytes: expected a multiple of {RecordSize} ({layout.LabelBytes} label bytes and {SampleSize} of pixels a sample), at least one; it is truncated or corrupt, fetch it again");
        return (int)(length / RecordSize);
    }

    private void Unpack(string file, int count, ImageSamples samples, int first)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 20);
        Span<byte> labels = stackalloc byte[layout.LabelBytes];
        for (var index = first; index < first + count; index++)
        {
            stream.ReadExactly(labels);
            stream.ReadExactly(samples.Pixels.AsSpan(index * SampleSize, SampleSize));
            // CIFAR-100 gives the coarse class first; the last byte is the class in both.
            samples.Labels[index] = labels[^1] < layout.Classes
                ? labels[^1]
                : throw new DatasetException(file, $"sample {index - first} has label {labels[^1]}: labels are 0 to {layout.Classes - 1}; the file is corrupt, or not CIFAR-{layout.Classes} binary");
        }
    }
}
