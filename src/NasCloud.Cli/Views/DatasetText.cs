using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;

namespace NasCloud.Cli.Views;

/// <summary>Data sets in words.</summary>
internal static class DatasetText
{
    /// <summary>Name, samples, shape and what is predicted in one line.</summary>
    public static string Line(DatasetInfo dataset) =>
        $"{dataset.Name}: {Format.Count(dataset.TrainingCount)} + {Format.Count(dataset.TestCount)} {Nouns(dataset)}, {Shape(dataset)}, {Predicted(dataset)}";

    /// <summary>What a sample is called.</summary>
    public static string Noun(DatasetInfo dataset) => dataset.Kind switch
    {
        DataKind.Table => "row",
        DataKind.Series => "series",
        DataKind.Tokens => "text",
        _ => "image",
    };

    /// <summary>What several samples are called.</summary>
    public static string Nouns(DatasetInfo dataset) => dataset.IsSeries ? "series" : $"{Noun(dataset)}s";

    /// <summary>Tokens and vocabulary of texts in words.</summary>
    public static string Tokens(DatasetInfo dataset) => $"{Format.Plural(dataset.Input.Width, "token")} of {Format.Count(dataset.Vocabulary!.Value)}{(dataset.Text is { } text ? $", words of {text.Column}" : "")}";

    /// <summary>Steps and channels of series in words.</summary>
    public static string Steps(DatasetInfo dataset) => $"{Format.Plural(dataset.Input.Width, "step")}, {Format.Plural(dataset.Input.Channels, "channel")}";

    private static string Shape(DatasetInfo dataset) => dataset.Kind switch
    {
        DataKind.Table => Format.Plural(dataset.Input.Channels, "column"),
        DataKind.Series => Steps(dataset),
        DataKind.Tokens => Tokens(dataset),
        _ => $"{dataset.Input}",
    };

    private static string Predicted(DatasetInfo dataset) => dataset.Task == PredictionTask.Regression
        ? $"{dataset.Target} predicted"
        : $"{dataset.Classes.Count} classes";
}
