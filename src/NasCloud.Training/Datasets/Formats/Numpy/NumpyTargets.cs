using NasCloud.Core.Datasets.Tables;

namespace NasCloud.Training.Datasets.Formats.Numpy;

/// <summary>Numbers of an array that are to be predicted, one a sample.</summary>
internal static class NumpyTargets
{
    /// <summary>What an array of labels is taken for where nobody said: numbers to predict if some has a fraction.</summary>
    public static PredictionTask Guess(NumpyArray labels) =>
        labels.Type.IsFloat && IsOnePerSample(labels) && Enumerable.Range(0, labels.Count).Any(index => double.IsFinite(labels[index]) && !double.IsInteger(labels[index]))
            ? PredictionTask.Regression
            : PredictionTask.Classification;

    /// <summary>The numbers.</summary>
    public static float[] Of(NumpyArray targets)
    {
        if (!IsOnePerSample(targets))
            throw targets.Fault($"its shape is {targets.ShapeText}: expected (samples) or (samples, 1), a number each");
        return [.. Enumerable.Range(0, targets.Count).Select(index => float.IsFinite((float)targets[index])
            ? (float)targets[index]
            : throw targets.Fault(FormattableString.Invariant($"number {index} is {targets[index]}, and it is to be predicted: expected finite ones, of at most 3.4e38; leave the sample out where it is not known")))];
    }

    private static bool IsOnePerSample(NumpyArray array) => array.Shape is [_] or [_, 1];
}
