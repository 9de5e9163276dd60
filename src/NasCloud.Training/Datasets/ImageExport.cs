using System.Globalization;
using NasCloud.Core.Datasets;
using NasCloud.Core.Serialization;
using NasCloud.Training.Datasets.Formats;

namespace NasCloud.Training.Datasets;

/// <summary>Writes a data set of images as a folder of PNG files, as networks see them: <c>train/class/00001.png</c>, and <c>test/</c> likewise.</summary>
/// <remarks>What it wrote is read as a data set of the same samples, in another order.</remarks>
public static class ImageExport
{
    /// <summary>Writes them.</summary>
    /// <param name="source">The data set.</param>
    /// <param name="folder">A folder that is not there yet, or empty.</param>
    /// <param name="count">At most so many of each class and part, the first of them; null for all.</param>
    /// <param name="cancellationToken">Stops the work, and leaves what was written.</param>
    /// <returns>How many files were written.</returns>
    /// <exception cref="DatasetException">It holds no images of one or three channels, or can't be read.</exception>
    /// <exception cref="IOException">The folder holds something, or can't be written to.</exception>
    public static async Task<int> WriteAsync(IDatasetSource source, string folder, int? count, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (count is { } wanted)
            ArgumentOutOfRangeException.ThrowIfLessThan(wanted, 1, nameof(count));
        var dataset = await source.DescribeAsync(cancellationToken);
        if (dataset.Kind != DataKind.Images || dataset.Input.Channels is not (1 or 3))
            throw new DatasetException(dataset.Name, $"it holds {CoreJson.Name(dataset.Kind)} of {dataset.Input}: expected images of one or three channels");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new IOException($"{folder} is not empty: name another folder, or empty it.");
        var classes = FolderNames(dataset.Classes);
        return Write((ImageSamples)await source.LoadTrainingAsync(cancellationToken), Path.Combine(folder, "train"), classes, count, cancellationToken)
            + Write((ImageSamples)await source.LoadTestAsync(cancellationToken), Path.Combine(folder, "test"), classes, count, cancellationToken);
    }

    private static int Write(ImageSamples samples, string folder, string[] classes, int? count, CancellationToken cancellationToken)
    {
        var written = new int[classes.Length];
        for (var index = 0; index < samples.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var label = samples.Labels[index];
            if (written[label] == count)
                continue;
            var place = Directory.CreateDirectory(Path.Combine(folder, classes[label])).FullName;
            var name = (++written[label]).ToString("D5", CultureInfo.InvariantCulture);
            ImageEncoder.WritePng(Path.Combine(place, $"{name}.png"), samples.Shape, samples.Sample(index));
        }

        return written.Sum();
    }

    /// <summary>The names of classes without what folders can't be called; those that would be one are told apart by their labels.</summary>
    private static string[] FolderNames(IReadOnlyList<string> classes)
    {
        string[] names = [.. classes.Select(name => string.Concat(name.Select(letter => "/\\:*?\"<>|".Contains(letter, StringComparison.Ordinal) || char.IsControl(letter) ? '-' : letter)).Trim('.', ' '))];
        return [.. names.Select((name, label) => name.Length == 0 || names.Count(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase)) > 1
            ? FormattableString.Invariant($"{name}-{label}").TrimStart('-')
            : name)];
    }
}
