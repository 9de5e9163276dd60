using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;

namespace NasCloud.Cli.Views;

/// <summary>Data sets in words.</summary>
internal static class DatasetText
{
    /// <summary>Name, samples, shape and what is predicted in one line.</summary>
    public static string Line(DatasetInfo dataset) =>
        $"{dataset.Name}: {Format.Count(dataset.TrainingCount)} + {Format.Count(dataset.TestCount)} {Noun(dataset)}s, {Shape(dataset)}, {Predicted(dataset)}";

    /// <summary>What a sample is called.</summary>
    public static string Noun(DatasetInfo dataset) => dataset.Table is null ? "image" : "row";

    private static string Shape(DatasetInfo dataset) => dataset.Table is null ? $"{dataset.Input}" : Format.Plural(dataset.Input.Channels, "column");

    private static string Predicted(DatasetInfo dataset) => dataset.Task == PredictionTask.Regression
        ? $"{dataset.Table!.Target} predicted"
        : $"{dataset.Classes.Count} classes";
}
