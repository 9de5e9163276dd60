using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Objectives;
using NasCloud.Core.Serialization;
using NasCloud.Core.Specs.Validation;

namespace NasCloud.Core.Specs;

/// <summary>Finds what is wrong between a spec and its data, which are right on their own.</summary>
internal static class DatasetRules
{
    /// <summary>The first thing that is wrong; null where nothing is.</summary>
    /// <param name="spec">A valid spec.</param>
    /// <param name="dataset">Its data; null when a table of architectures stands in for training.</param>
    public static SpecError? FindProblem(SearchSpec spec, DatasetInfo? dataset)
    {
        if (dataset is null)
            return null;
        return FindWrongObjective(spec, dataset.Task) ?? (OtherThanImages(dataset.Kind) is { } data
            ? FindLatencyTable(spec, data) ?? FindImagesKey(spec, data)
            : FindTablesKey(spec.Dataset));
    }

    private static string? OtherThanImages(DataKind kind) => kind switch
    {
        DataKind.Images => null,
        DataKind.Table => "the data is a table",
        DataKind.Series => "the data are series",
        _ => "the data are texts",
    };

    private static SpecError? FindWrongObjective(SearchSpec spec, PredictionTask task)
    {
        var (wrong, right) = task == PredictionTask.Regression ? (NaturalGoals.OfClasses, NaturalGoals.OfNumbers) : (NaturalGoals.OfNumbers, NaturalGoals.OfClasses);
        foreach (var (index, objective) in spec.Objectives.Index())
        {
            if (!EstimatorNames.Measures(spec.Estimator.Name) || !wrong.Contains(objective.Metric))
                continue;
            var predicted = task == PredictionTask.Regression ? "a number" : "a class";
            return new SpecError($"objectives[{index}]", $"is {objective.Metric}, and {predicted} is predicted: expected {Expectations.OneOf([.. right, MetricNames.Loss])}; or let dataset.task be {(task == PredictionTask.Regression ? "classification" : "regression")}");
        }

        return null;
    }

    // Operations are timed on images alone.
    private static SpecError? FindLatencyTable(SearchSpec spec, string data) => spec.Latency is null
        ? null
        : new("latency", $"is set, and {data}: latency is predicted of networks of images alone, leave it out; {MetricNames.LatencyMs} is measured of all");

    private static SpecError? FindTablesKey(DatasetSpec? dataset) => dataset switch
    {
        { Target: { } target } => NotOfTables("target", target),
        { Task: { } task } => NotOfTables("task", CoreJson.Name(task)),
        { Columns.Count: > 0 } => NotOfTables("columns", "set"),
        _ => null,
    };

    private static SpecError NotOfTables(string key, string value) =>
        new($"dataset.{key}", $"is {value}, and the data are images: leave it out, or name a table in dataset.path");

    private static SpecError? FindImagesKey(SearchSpec spec, string data)
    {
        if (spec.Dataset is { ImageSize: { } size })
            return new("dataset.imageSize", $"is {size}, and {data}: leave it out");
        var isAugmented = spec.Training.Augmentation != new AugmentationSpec() || (spec.Final is { } final && final.Training.Augmentation != new AugmentationSpec());
        return isAugmented ? new("training.augmentation", $"is set, and {data}: augmentation is for images, leave it out, in final.training too") : null;
    }
}
