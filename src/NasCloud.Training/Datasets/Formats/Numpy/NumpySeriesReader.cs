using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;

namespace NasCloud.Training.Datasets.Formats.Numpy;

/// <summary>Series in arrays of NumPy: (samples, steps) or (samples, steps, channels).</summary>
internal sealed class NumpySeriesReader(NumpyFiles files, PredictionTask? task = null) : IDatasetReader
{
    private readonly NumpyReader _labels = new(files);
    private readonly Lazy<NumpyLayout> _layout = new(() => NumpyLayout.Of(files));

    private readonly Lazy<bool> _isOfNumbers = new(() =>
        (task ?? NumpyTargets.Guess(files.Read(NumpyLayout.Of(files).Training[0].Labels))) == PredictionTask.Regression);

    public string Location => files.Path;

    public bool ReadsSeries => true;

    public IReadOnlyList<string> ReadClasses() => _isOfNumbers.Value ? [] : _labels.ReadClasses();

    public string? ReadNumber() => _isOfNumbers.Value ? _layout.Value.Training[0].Labels : null;

    public LabelledSamples ReadTraining(CancellationToken cancellationToken) => Read([.. _layout.Value.Training], cancellationToken);

    public LabelledSamples? ReadTest(CancellationToken cancellationToken) => _layout.Value.Test is { } test ? Read([test], cancellationToken) : null;

    /// <summary>The shape of one of an array's series.</summary>
    internal static TensorShape ShapeOf(NumpyArray series) => series.Shape switch
    {
        [> 0, > 0 and var steps] => TensorShape.Image(1, 1, steps),
        [> 0, > 0 and var steps, > 0 and var channels] => TensorShape.Image(channels, 1, steps),
        _ => throw series.Fault($"its shape is {series.ShapeText}: expected (samples, steps) or (samples, steps, channels), with at least one sample"),
    };

    /// <summary>An array's numbers.</summary>
    internal static float[] NumbersOf(NumpyArray series)
    {
        var numbers = new float[series.Count];
        for (var index = 0; index < numbers.Length; index++)
        {
            numbers[index] = (float)series[index];
            if (float.IsInfinity(numbers[index]))
                throw series.Fault(FormattableString.Invariant($"number {index} is {series[index]}: expected finite ones, of at most 3.4e38, or NaN for what is missing"));
        }

        return numbers;
    }

    private SeriesSamples Read(NumpyPart[] parts, CancellationToken cancellationToken)
    {
        var (numbers, labels, targets, shape) = (new List<float[]>(), new List<int>(), new List<float>(), (TensorShape?)null);
        foreach (var part in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var series = files.Read(part.Images);
            var own = ShapeOf(series);
            if (shape is not null && own != shape)
                throw series.Fault($"its series are of {own.Width} steps and {own.Channels} channels, and those before of {shape.Width} and {shape.Channels}: all series of a data set have one shape");
            shape = own;
            numbers.Add(NumbersOf(series));
            if (_isOfNumbers.Value)
                targets.AddRange(NumpyTargets.Of(files.Read(part.Labels)));
            else
                labels.AddRange(NumpyLabels.Of(files.Read(part.Labels)));
        }

        var samples = new SeriesSamples(shape!, [.. numbers.SelectMany(part => part)], [.. labels]) { Targets = [.. targets] };
        return samples.Numbers.Length == samples.Count * shape!.Elements
            ? samples
            : throw new DatasetException(files.Path, $"{string.Join(" and ", parts.Select(part => part.Images))} hold {samples.Numbers.Length / shape.Elements} series, and {string.Join(" and ", parts.Select(part => part.Labels))} {samples.Count} labels or targets: expected as many of both");
    }
}
