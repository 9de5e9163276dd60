using NasCloud.Core.Collections;

namespace NasCloud.Training.Datasets.Formats;

/// <summary>How one of the two CIFAR data sets lies in its folder.</summary>
/// <param name="TrainingFiles">The files of the training part, in order.</param>
/// <param name="TestFile">The file of the test part.</param>
/// <param name="NamesFile">The file with the names of the classes.</param>
/// <param name="LabelBytes">Label bytes before each sample.</param>
/// <param name="Classes">How many classes there are.</param>
internal sealed record CifarLayout(ValueArray<string> TrainingFiles, string TestFile, string NamesFile, int LabelBytes, int Classes)
{
    public static CifarLayout Cifar10 { get; } = new(
        ["data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin"],
        "test_batch.bin",
        "batches.meta.txt",
        LabelBytes: 1,
        Classes: 10);

    public static CifarLayout Cifar100 { get; } = new(
        ["train.bin"], "test.bin", "fine_label_names.txt", LabelBytes: 2, Classes: 100);

    /// <summary>The layout of a folder, by its file names; null where it is neither.</summary>
    public static CifarLayout? Find(string folder) =>
        new[] { Cifar10, Cifar100 }.FirstOrDefault(layout => layout.TrainingFiles.Any(name => File.Exists(Path.Combine(folder, name))));
}
