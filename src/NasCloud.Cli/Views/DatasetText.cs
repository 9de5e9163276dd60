using NasCloud.Core.Datasets;

namespace NasCloud.Cli.Views;

/// <summary>Data sets in words.</summary>
internal static class DatasetText
{
    /// <summary>Name, samples, shape and classes in one line.</summary>
    public static string Line(DatasetInfo dataset) =>
        $"{dataset.Name}: {Format.Count(dataset.TrainingCount)} + {Format.Count(dataset.TestCount)} images, {dataset.Input}, {dataset.Classes.Count} classes";
}
