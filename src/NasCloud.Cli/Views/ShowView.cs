using NasCloud.Cli.Hosting;
using NasCloud.Cli.Progress;
using NasCloud.Cli.Views.Live;
using NasCloud.Core.Benchmarks;
using NasCloud.Core.Costs;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Specs;
using NasCloud.Core.Strategies;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NasCloud.Cli.Views;

/// <summary>A search in full.</summary>
internal static class ShowView
{
    /// <param name="snapshot">The search.</param>
    /// <param name="isInterrupted">Whether the process that drove it died.</param>
    /// <param name="result">What it found; null while it has no result.</param>
    /// <param name="place">Where it lies.</param>
    /// <param name="top">How many trials to show.</param>
    /// <param name="price">What a device costs; null where it is not known.</param>
    /// <param name="models">The winner's models; null where there are none.</param>
    public static IRenderable Render(SearchSnapshot snapshot, bool isInterrupted, SearchResult? result, SearchPlace place, int top, DevicePrice? price = null, ModelList? models = null)
    {
        var objectives = snapshot.Manifest.Spec.Objectives;
        var rows = new List<IRenderable>
        {
            ResultView.Render(snapshot.Manifest, snapshot.Status, result, place),
            new Markup($"[{Palette.Quiet}]{Markup.Escape(LiveView.Plan(snapshot.Manifest.Spec))}[/]"),
        };
        if (isInterrupted)
            rows.Add(new Markup($"[{Palette.Warn}]interrupted: nothing drives it; go on with '{Markup.Escape(place.Resume)}'[/]"));
        if (models is { Models.Count: > 0 })
            AddSection(rows, "models", ModelsView.Render(models));
        AddSection(rows, $"strategy: {new Contender(snapshot.Manifest.Spec.Strategy).Label}", Strategy(snapshot.Manifest.Spec.Strategy));
        AddSection(rows, "budget", Budget(snapshot, price));
        AddSection(rows, $"best {Math.Min(top, snapshot.Architectures)} of {Format.Plural(snapshot.Architectures, "network")}", Board(Leaderboard.Of(snapshot.Trials, objectives).Where(trial => trial.HasMetrics).Take(top), objectives));
        if (objectives.Count > 1)
            AddSection(rows, "Pareto front: no trial is better in one objective and as good in the others", Board(ParetoFront.Of(snapshot.Trials, objectives), objectives));
        if (snapshot.Trials.Any(HasFailed))
            AddSection(rows, "without metrics", Failures(snapshot.Trials.Where(HasFailed)));
        return new Rows(rows);
    }

    private static void AddSection(List<IRenderable> rows, string title, IRenderable content) =>
        rows.AddRange([new Text(""), new Markup($"[{Palette.Strong}]{Markup.Escape(title)}[/]"), content]);

    private static Grid Strategy(ComponentSpec strategy)
    {
        var report = StrategyReport.Of(strategy);
        var grid = Layout.Facts(ResultView.LabelWidth).Fact("idea", report.Summary);
        return report is { StandsFor: { } chosen, Reason: { } reason } ? grid.Fact("is", chosen).Fact("because", reason) : grid;
    }

    private static Grid Budget(SearchSnapshot snapshot, DevicePrice? price)
    {
        var grid = Layout.Facts(ResultView.LabelWidth);
        foreach (var use in BudgetUse.Of(snapshot))
            grid.Fact(BudgetText.Name(use.Kind), BudgetText.Spent(use));
        if (DeviceCost.Of(price, snapshot.DeviceSeconds) is { } cost)
            grid.Fact("cost", $"{Format.Money(cost)}, by {price!.PerHour} an hour of a trainer");
        return grid;
    }

    private static Table Board(IEnumerable<Observation> trials, IReadOnlyList<Objective> objectives)
    {
        string[] metrics = [.. objectives.Select(objective => objective.Metric).Union([MetricNames.Parameters, MetricNames.Flops])];
        string[] titles = ["trial", .. metrics.Select(Format.MetricName), "epochs", "time"];
        var table = Layout.Table([.. titles.Select(Layout.Numbers)]);
        foreach (var trial in trials)
            table.AddRow([$"#{trial.Trial.Number}", .. metrics.Select(metric => Value(trial, metric)), Format.Count(trial.Trial.Epochs), Time(trial)]);
        return table;
    }

    private static string Value(Observation trial, string metric) =>
        trial.Score!.Metrics.TryGetValue(metric, out var value) ? Format.Metric(metric, value) : "";

    private static string Time(Observation trial) => Format.Duration(TimeSpan.FromSeconds(trial.Score!.DeviceSeconds));

    private static bool HasFailed(Observation trial) => trial is { IsPending: false, HasMetrics: false };

    private static Table Failures(IEnumerable<Observation> failed)
    {
        var table = Layout.Table(Layout.Numbers("trials"), Layout.Words("reason"), Layout.Names("such as"));
        foreach (var group in failed.GroupBy(TrialText.Failure, StringComparer.Ordinal).OrderByDescending(group => group.Count()))
            table.AddRow(Format.Count(group.Count()), Markup.Escape(group.Key), string.Join(" ", group.Take(3).Select(trial => $"#{trial.Trial.Number}")));
        return table;
    }
}
