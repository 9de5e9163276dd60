using NasCloud.Core.Collections;
using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Formats.Numpy;

/// <summary>Which arrays of a data set are what.</summary>
/// <param name="Training">The parts to train on: the training part, and the validation part where there is one.</param>
/// <param name="Test">The part to test on; null where there is none.</param>
internal sealed record NumpyLayout(ValueArray<NumpyPart> Training, NumpyPart? Test)
{
    private static readonly string[] TrainingNames = ["train", "training"];
    private static readonly string[] ValidationNames = ["val", "valid", "validation"];
    private static readonly string[] TestNames = ["test"];

    /// <summary>By the names, in upper or lower case.</summary>
    /// <exception cref="DatasetException">There is no training part among them.</exception>
    public static NumpyLayout Of(NumpyFiles files)
    {
        var training = FindPart(files, TrainingNames) ?? Pair(files, "images", "labels") ?? Pair(files, "x", "y") ?? throw new DatasetException(
            files.Path, $"its arrays are {string.Join(", ", files.Names)}: expected train_images and train_labels, or x_train and y_train, and test_images and test_labels, or x_test and y_test, if there is a test part; save them under these names");
        return new([.. new[] { training, FindPart(files, ValidationNames) }.OfType<NumpyPart>()], FindPart(files, TestNames));
    }

    private static NumpyPart? FindPart(NumpyFiles files, string[] names) => names
        .Select(name => Pair(files, $"{name}_images", $"{name}_labels") ?? Pair(files, $"x_{name}", $"y_{name}"))
        .FirstOrDefault(part => part is not null);

    private static NumpyPart? Pair(NumpyFiles files, string images, string labels) => (Find(files, images), Find(files, labels)) switch
    {
        (null, null) => null,
        ({ } foundImages, { } foundLabels) => new(foundImages, foundLabels),
        (null, _) => throw new DatasetException(files.Path, $"it has {labels} and no {images}: expected both"),
        _ => throw new DatasetException(files.Path, $"it has {images} and no {labels}: expected both"),
    };

    private static string? Find(NumpyFiles files, string name) =>
        files.Names.FirstOrDefault(each => each.Equals(name, StringComparison.OrdinalIgnoreCase));
}
