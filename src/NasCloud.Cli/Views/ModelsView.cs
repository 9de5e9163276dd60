using System.Globalization;
using NasCloud.Core.Searches.Results;
using Spectre.Console;

namespace NasCloud.Cli.Views;

/// <summary>The models of a winner, and what was undone to make it smaller.</summary>
internal static class ModelsView
{
    /// <summary>A line for each model, then one for each step that was undone.</summary>
    public static Grid Render(ModelList list)
    {
        var grid = Layout.Facts(ResultView.LabelWidth);
        foreach (var model in list.Models)
            grid.Fact(model.Name, string.Join(", ", Facts(model)));
        foreach (var step in list.Compression?.Steps.Where(step => !step.IsKept) ?? [])
            grid.Fact("undone", $"{step.Model}{Channels(step.Channels)}: {Reason(step, list.Compression!.LargestLoss)}");
        return grid;
    }

    private static IEnumerable<string> Facts(ModelEntry model)
    {
        if (model.TestAccuracy is { } accuracy)
            yield return $"test accuracy {Number(accuracy, "F4")}";
        yield return $"{Format.Count(model.Bytes)} bytes";
        if (model.Parameters is { } parameters)
            yield return Format.Plural(parameters, "parameter");
        if (model.LatencyMilliseconds is { } latency)
            yield return $"{Number(latency, "F3")} ms";
    }

    private static string Channels(int? channels) => channels is { } some ? $" to {Format.Plural(some, "channel")}" : "";

    private static string Reason(CompressionStep step, double largestLoss) => step.AccuracyLoss is { } loss
        ? $"it would have lost {Number(loss, "F4")} of accuracy, more than {Number(largestLoss, "0.####")}"
        : step.Problem ?? "no reason was recorded";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
