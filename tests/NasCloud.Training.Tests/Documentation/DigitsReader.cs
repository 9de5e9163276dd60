using System.Globalization;
using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Training.Datasets;
using NasCloud.Training.Datasets.Formats;

namespace NasCloud.Training.Tests.Documentation;

/// <summary>Images as text: a line each, 64 numbers from 0 to 16 for 8x8 pixels, and then the digit. <c>digits.tra</c>, and <c>digits.tes</c> if there is a test part.</summary>
internal sealed class DigitsReader(string folder) : IDatasetReader
{
    private const int Size = 8;
    private const int Most = 16;

    /// <summary>The reader of a folder; null where it holds no such files. To be asked in DatasetFormats.</summary>
    public static DigitsReader? Find(string folder) => File.Exists(Path.Combine(folder, "digits.tra")) ? new(folder) : null;

    /// <inheritdoc/>
    public string Location => folder;

    /// <inheritdoc/>
    public IReadOnlyList<string> ReadClasses() => [.. Enumerable.Range(0, 10).Select(digit => digit.ToString(CultureInfo.InvariantCulture))];

    /// <inheritdoc/>
    public LabelledSamples ReadTraining(CancellationToken cancellationToken) => Read(Path.Combine(folder, "digits.tra"));

    /// <inheritdoc/>
    public LabelledSamples? ReadTest(CancellationToken cancellationToken) =>
        File.Exists(Path.Combine(folder, "digits.tes")) ? Read(Path.Combine(folder, "digits.tes")) : null;

    private static ImageSamples Read(string file)
    {
        var rows = File.ReadLines(file).Select((line, index) => Numbers(file, index + 1, line)).ToList();
        var pixels = rows.SelectMany(row => row.Take(Size * Size).Select(value => (byte)(value * 255 / Most)));
        return new(TensorShape.Image(1, Size, Size), [.. pixels], [.. rows.Select(row => row[^1])]);
    }

    private static int[] Numbers(string file, int line, string text)
    {
        var numbers = text.Split(',').Select(cell => int.TryParse(cell, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
        return numbers.Length == (Size * Size) + 1 && numbers.All(number => number is >= 0 and <= Most)
            ? numbers
            : throw new DatasetException(file, $"line {line} is '{text}': expected {Size * Size} numbers from 0 to {Most}, commas between, and a digit");
    }
}
