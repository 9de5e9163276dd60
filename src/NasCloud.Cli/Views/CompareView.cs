using NasCloud.Cli.Comparing;
using NasCloud.Cli.Progress;
using NasCloud.Core.Benchmarks;
using NasCloud.Core.Costs;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NasCloud.Cli.Views;

/// <summary>Searches side by side, a column each.</summary>
internal static class CompareView
{
    private static readonly string[] Sizes = [MetricNames.Parameters, MetricNames.Flops];
    private static readonly string[] Latencies = [MetricNames.LatencyMs, MetricNames.PredictedLatencyMs];

    /// <param name="comparison">The searches.</param>
    /// <param name="price">What a device costs; null where it is not known.</param>
    public static IRenderable Render(Comparison comparison, DevicePrice? price)
    {
        var table = Layout.Table([Layout.Names(""), .. comparison.Searches.Select(search => new TableColumn(new Text(search.Id.Value, Style.Parse(Palette.Strong))).Padding(0, 0, 2, 0))]);
        AddFacts(table, comparison, price);
        AddBest(table, comparison);
        AddMoments(table, comparison, "best after", comparison.AtTrials, spent => Format.Plural((long)spent, "trial"));
        AddMoments(table, comparison, "best after trainers' time of", comparison.AtDeviceSeconds, spent => Format.Duration(TimeSpan.FromSeconds(spent)));
        AddDifferences(table, comparison.Differences);
        return comparison.IsOfOneObjective
            ? table
            : new Rows(table, new Text(""), new Text("Their first objectives differ: what each found best is no measure of the others.", Style.Parse(Palette.Warn)));
    }

    private static void AddFacts(Table table, Comparison comparison, DevicePrice? price)
    {
        Add(table, comparison, "state", State);
        Add(table, comparison, "data", search => search.Snapshot.Manifest.Spec is var spec ? spec.Dataset?.Name ?? spec.Estimator.Name : "");
        Add(table, comparison, "space", search => search.Snapshot.Manifest.Spec.Space.Name);
        Add(table, comparison, "strategy", search => new Contender(search.Snapshot.Manifest.Spec.Strategy).Label);
        Add(table, comparison, "fidelity", search => search.Snapshot.Manifest.Spec.Fidelity.Name);
        Add(table, comparison, "trials ended", search => Trials(SearchSummary.Of(search.Snapshot)));
        Add(table, comparison, "networks", search => Spent(search.Snapshot, BudgetKind.Trials));
        foreach (var kind in new[] { BudgetKind.WallClock, BudgetKind.DeviceHours })
            Add(table, comparison, BudgetText.Name(kind), search => Spent(search.Snapshot, kind));
        if (price is not null)
            Add(table, comparison, "cost", search => Format.Money(DeviceCost.Of(price, search.Snapshot.DeviceSeconds)!));
    }

    private static string State(ComparedSearch search) =>
        search.IsInterrupted ? "interrupted"
        : search.Snapshot.Status.Reason is { } reason ? $"{Format.State(search.Snapshot.Status.State)}: {Format.Reason(reason)}"
        : Format.State(search.Snapshot.Status.State);

    private static string Trials(SearchSummary summary) => summary.Failed > 0
        ? $"{Format.Count(summary.Done)}, {Format.Count(summary.Failed)} failed"
        : Format.Count(summary.Done);

    // What a search spent counts where it has no limit, too.
    private static string Spent(SearchSnapshot snapshot, BudgetKind kind) =>
        BudgetUse.Of(snapshot).FirstOrDefault(use => use.Kind == kind) is { } use ? BudgetText.Spent(use)
        : kind switch
        {
            BudgetKind.WallClock => Format.Duration(snapshot.Elapsed),
            BudgetKind.DeviceHours => Format.Rough(snapshot.DeviceSeconds / 3600),
            _ => Format.Count(snapshot.Architectures),
        };

    private static void AddBest(Table table, Comparison comparison)
    {
        AddTitle(table, "best");
        var best = comparison.Searches.ToDictionary(search => search.Id, search => SearchSummary.BestOf(search.Snapshot));
        Add(table, comparison, "trial", search => best[search.Id] is { } trial ? $"#{trial.Trial.Number}, {TrialText.Extent(trial.Trial)}" : "none yet");
        var sought = comparison.Searches.SelectMany(search => search.Snapshot.Manifest.Spec.Objectives).Select(objective => objective.Metric);
        foreach (var metric in sought.Concat(Sizes).Concat(Latencies).Distinct())
            Add(table, comparison, Format.MetricName(metric), search => best[search.Id]?.Metric(metric) is { } value ? Format.Metric(metric, value) : "", leavesOutEmpty: true);
        var tested = comparison.Searches.SelectMany(search => search.Result?.Final?.Metrics.Keys ?? []).Distinct().ToList();
        foreach (var metric in ResultView.InOrder(tested))
            Add(table, comparison, $"final {Format.MetricName(metric)}", search => search.Result?.Final?.Metrics.TryGetValue(metric, out var value) is true ? Format.Metric(metric, value) : "");
    }

    private static void AddMoments(Table table, Comparison comparison, string title, IReadOnlyList<ComparedMoment> moments, Func<double, string> spent)
    {
        if (moments.Count == 0)
            return;
        var objective = comparison.Searches[0].Best.Objective;
        AddTitle(table, $"{title}");
        foreach (var moment in moments)
            table.AddRow([new Text(spent(moment.Spent), Style.Parse(Palette.Quiet)), .. moment.Best.Select(value => Value(objective, value, moment))]);
    }

    private static Text Value(Objective objective, double? value, ComparedMoment moment)
    {
        if (value is not { } known)
            return new Text("");
        var isBest = moment.Best.All(other => other is null || !objective.Goal.IsBetter(other.Value, known)) && moment.Best.Distinct().Count() > 1;
        return new Text(Format.Metric(objective.Metric, known), isBest ? Style.Parse(Palette.Accent) : Style.Plain);
    }

    private static void AddDifferences(Table table, IReadOnlyList<SpecDifference> differences)
    {
        AddTitle(table, differences.Count == 0 ? "their specs are equal" : "differences of the specs");
        foreach (var difference in differences)
            table.AddRow([new Text(difference.Path, Style.Parse(Palette.Quiet)), .. difference.Values.Select(value => new Text(value?.Trim('"') ?? "-"))]);
    }

    private static void AddTitle(Table table, string title) =>
        table.AddEmptyRow().AddRow(new Text(title, Style.Parse(Palette.Strong)));

    private static void Add(Table table, Comparison comparison, string label, Func<ComparedSearch, string> value, bool leavesOutEmpty = false)
    {
        List<string> values = [.. comparison.Searches.Select(value)];
        if (!leavesOutEmpty || values.Exists(text => text.Length > 0))
            table.AddRow([new Text(label, Style.Parse(Palette.Quiet)), .. values.Select(text => new Text(text))]);
    }
}
