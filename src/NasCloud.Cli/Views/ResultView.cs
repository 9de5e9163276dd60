using NasCloud.Cli.Hosting;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Trials;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NasCloud.Cli.Views;

/// <summary>What a search found.</summary>
internal static class ResultView
{
    /// <summary>The width of the labels of facts about a search.</summary>
    public const int LabelWidth = 13;

    // The order in which metrics are shown; others follow by name.
    private static readonly string[] Order =
        Tested([MetricNames.Accuracy, MetricNames.BalancedAccuracy, MetricNames.MacroF1, MetricNames.Auc, MetricNames.Rmse, MetricNames.Mae, MetricNames.R2, MetricNames.Loss]);

    /// <summary>The winner: what it measured, what it costs, where it lies.</summary>
    /// <param name="manifest">What was asked for.</param>
    /// <param name="status">Where the search stands.</param>
    /// <param name="result">The result; null when there is none.</param>
    /// <param name="place">Where it lies.</param>
    public static IRenderable Render(SearchManifest manifest, SearchStatus status, SearchResult? result, SearchPlace place)
    {
        var rows = new List<IRenderable> { Headline(manifest.Id, status) };
        if (status.Problem is { } problem)
            rows.Add(new Markup($"[{Palette.Bad}]{Markup.Escape(problem)}[/]"));
        if (result is not null)
            rows.AddRange([new Text(""), Facts(result), new Text(""), Layout.Facts(LabelWidth).Fact("result", place.Download ?? place.ResultFolder)]);
        if (status.State is SearchState.Paused or SearchState.Failed && status.Reason is null)
            rows.Add(Layout.Facts(LabelWidth).FactMarkup("go on with", $"[{Palette.Strong}]{Markup.Escape(place.Resume)}[/]"));
        return new Rows(rows);
    }

    /// <summary>The same, and how to see more.</summary>
    public static IRenderable WithMore(SearchManifest manifest, SearchStatus status, SearchResult? result, SearchPlace place) =>
        new Rows(Render(manifest, status, result, place), Layout.Facts(LabelWidth).Fact("more", place.Show));

    /// <summary>Metrics in the order in which they are shown, those left out that are shown elsewhere.</summary>
    /// <param name="measured">Their names.</param>
    public static IEnumerable<string> InOrder(IEnumerable<string> measured)
    {
        var names = measured.ToHashSet();
        return Order.Where(names.Contains).Concat(names.Except(Order)).Except([MetricNames.Parameters, MetricNames.Flops, MetricNames.TrainingSeconds]);
    }

    private static string[] Tested(string[] metrics) => [.. metrics, .. metrics.Select(MetricNames.OnTest)];

    private static Markup Headline(SearchId id, SearchStatus status)
    {
        var reason = status.Reason is { } known && known != EndReason.Cancelled ? $": {Format.Reason(known)}" : "";
        return new Markup($"[{Palette.Strong}]{id}[/]  [{Palette.Of(status.State)}]{Format.State(status.State)}[/]{reason}");
    }

    private static Grid Facts(SearchResult result)
    {
        var grid = Layout.Facts(LabelWidth);
        grid.FactMarkup("winner", $"[{Palette.Strong}]#{result.Winner.Number}[/] of {Format.Plural(result.Trials, "trial")}, {Format.Plural(result.Architectures, "network")}{Screened(result)}");
        grid.Fact("network", $"{Format.Plural(result.Winner.Parameters, "parameter")}, {Format.Count(result.Winner.Flops)} FLOPs");
        grid.FactMarkup("in the search", $"{Metrics(result.Score)}[{Palette.Quiet}], {Format.Plural(result.Winner.Epochs, "epoch")}[/]");
        if (result.Final is { Outcome: TrialOutcome.Succeeded } final)
            grid.FactMarkup("final model", $"[{Palette.Accent}]{Metrics(final)}[/]");
        grid.Fact("spent", $"{Format.Duration(TimeSpan.FromSeconds(result.ElapsedSeconds))}, {Format.Duration(TimeSpan.FromSeconds(result.DeviceSeconds))} of trainers' time");
        return grid;
    }

    private static string Screened(SearchResult result) => result.Screened > 0 ? $", {Format.Count(result.Screened)} screened" : "";

    private static string Metrics(TrialScore score) =>
        Markup.Escape(string.Join(", ", InOrder(score.Metrics.Keys).Select(name => Format.MetricPhrase(name, score.Metrics[name]))));
}
