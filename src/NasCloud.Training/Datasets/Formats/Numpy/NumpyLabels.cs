using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Formats.Numpy;

/// <summary>Labels of an array: whole numbers, one a sample, or a 1 among zeros at the class's place.</summary>
internal static class NumpyLabels
{
    public static int[] Of(NumpyArray labels) => labels.Shape switch
    {
        [_] or [_, 1] => [.. Enumerable.Range(0, labels.Count).Select(index => Whole(labels, index))],
        [var count, > 1 and var classes] => [.. Enumerable.Range(0, count).Select(sample => Place(labels, sample, classes))],
        _ => throw labels.Fault($"its shape is {labels.ShapeText}: expected (samples), (samples, 1), or (samples, classes) with a 1 at each sample's class"),
    };

    private static int Whole(NumpyArray labels, int index) => labels[index] is >= 0 and <= ushort.MaxValue and var value && double.IsInteger(value)
        ? (int)value
        : throw labels.Fault(FormattableString.Invariant($"label {index} is {labels[index]}: expected whole numbers from 0 to {ushort.MaxValue}"));

    private static int Place(NumpyArray labels, int sample, int classes)
    {
        var place = -1;
        for (var label = 0; label < classes; label++)
        {
            var value = labels[(sample * classes) + label];
            if (value is not (0 or 1) || (value == 1 && place >= 0))
                throw NotOne(labels, sample);
            place = value == 1 ? label : place;
        }

        return place >= 0 ? place : throw NotOne(labels, sample);
    }

    private static DatasetException NotOne(NumpyArray labels, int sample) =>
        labels.Fault($"row {sample} of {labels.ShapeText} is not a single 1 among zeros: expected one class a sample; samples of several classes at once can't be trained on");
}
