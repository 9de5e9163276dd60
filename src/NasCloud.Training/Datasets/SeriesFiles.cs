using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Models.Inference;
using NasCloud.Training.Datasets.Formats.Numpy;
using NasCloud.Training.Datasets.Formats.Tables;

namespace NasCloud.Training.Datasets;

/// <summary>Reads series as an exported network wants them.</summary>
public static class SeriesFiles
{
    private const string ArrayExtension = ".npy";

    /// <summary>Reads all series of a file.</summary>
    /// <param name="path">An .npy of (samples, steps) or (samples, steps, channels); or a CSV or TSV with a line of column names, then a series a line, step by step, a step's channels side by side.</param>
    /// <param name="shape">The shape of a series: channels, 1, steps.</param>
    /// <param name="cancellationToken">Ends the reading between lines.</param>
    /// <returns>The series, and the place of each: the line it stands in, or its number in the array, both from 1.</returns>
    /// <exception cref="DatasetException">It holds something else; the message says what to do.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static (StepSamples Series, IReadOnlyList<int> Places) Read(string path, TensorShape shape, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return Path.GetExtension(path).Equals(ArrayExtension, StringComparison.OrdinalIgnoreCase) ? OfArray(path, shape) : OfTable(path, shape, cancellationToken);
    }

    private static (StepSamples Series, IReadOnlyList<int> Places) OfArray(string path, TensorShape shape)
    {
        using var content = File.OpenRead(path);
        var array = NumpyFile.Read(content, content.Length, path);
        return NumpySeriesReader.ShapeOf(array) == shape
            ? (new(NumpySeriesReader.NumbersOf(array)), [.. Enumerable.Range(1, array.Shape[0])])
            : throw array.Fault($"its shape is {array.ShapeText}: expected (samples, {shape.Width}{(shape.Channels == 1 ? "" : $", {shape.Channels}")}), which the model reads");
    }

    private static (StepSamples Series, IReadOnlyList<int> Places) OfTable(string path, TensorShape shape, CancellationToken cancellationToken)
    {
        var columns = TableText.ReadHeader(path).Count;
        if (columns != shape.Elements)
            throw new DatasetException(path, $"it has {columns} columns: expected {shape.Elements}, for series of {shape.Width} steps and {shape.Channels} channels, step by step and without the target");
        var (numbers, lines) = (new List<float>(), new List<int>());
        TableText.ForEach(path, held: null, row =>
        {
            lines.Add(row.LineNumberFrom);
            for (var column = 0; column < columns; column++)
                numbers.Add(CellNumbers.Read(path, row, column, $"{column + 1}"));
        }, cancellationToken);
        return lines.Count > 0
            ? (new([.. numbers]), lines)
            : throw new DatasetException(path, "it has no rows after the names of the columns: expected at least one");
    }
}
