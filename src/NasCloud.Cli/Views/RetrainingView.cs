using System.Globalization;
using NasCloud.Core.Benchmarks;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches.Retraining;
using NasCloud.Core.Trials;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NasCloud.Cli.Views;

/// <summary>What came of training a trial anew: the seeds, and how far they differ.</summary>
internal static class RetrainingView
{
    private const string TestPrefix = "test";

    public static IRenderable Render(RetrainingReport report, string folder)
    {
        var plan = report.Plan;
        var rows = new List<IRenderable>
        {
            new Markup($"[{Palette.Strong}]{plan.Manifest.Id}[/]  trial [{Palette.Strong}]#{plan.Candidate.Trial.Number}[/] trained anew, {Format.Plural(plan.Epochs, "epoch")}, {Format.Plural(plan.Seeds, "seed")}"),
            new Text(""),
            Seeds(report),
            new Text(""),
            Means(report, folder),
        };
        foreach (var (score, seed) in report.Scores.Select((score, seed) => (score, seed)).Where(each => each.score.Outcome != TrialOutcome.Succeeded))
            rows.Insert(1, new Markup($"[{Palette.Bad}]{Markup.Escape($"seed {seed} {RetrainingText.Ended(score)}")}[/]"));
        return new Rows(rows);
    }

    /// <summary>A line a seed with the metrics that were sought, on validation data where there are any, and on test data.</summary>
    private static Table Seeds(RetrainingReport report)
    {
        var metrics = Sought(report);
        var table = Layout.Table([Layout.Names("seed"), .. metrics.Select(name => Layout.Numbers(Format.MetricName(name)))]);
        foreach (var (score, seed) in report.Scores.Select((score, seed) => (score, seed)))
            table.AddRow([seed.ToString(CultureInfo.InvariantCulture), .. metrics.Select(name => Cell(name, score))]);
        if (report.Scores.Count < 2)
            return table;
        return table
            .AddRow(["mean", .. metrics.Select(name => $"[{Palette.Strong}]{Number(name, report.Statistics[name].Mean)}[/]")])
            .AddRow(["std. dev.", .. metrics.Select(name => Number(name, report.Statistics[name].StandardDeviation))]);
    }

    private static string[] Sought(RetrainingReport report)
    {
        var objectives = report.Plan.Manifest.Spec.Objectives.Select(objective => objective.Metric).ToList();
        string[] tested = [.. objectives.Select(MetricNames.OnTest), MetricNames.TestAccuracy, MetricNames.OnTest(MetricNames.Rmse), MetricNames.TestLoss];
        return [.. objectives.Concat(tested)
            .Except([MetricNames.Parameters, MetricNames.Flops, MetricNames.PredictedLatencyMs])
            .Append(MetricNames.TrainingSeconds)
            .Distinct()
            .Where(report.Statistics.ContainsKey)];
    }

    private static Grid Means(RetrainingReport report, string folder)
    {
        var grid = Layout.Facts(ResultView.LabelWidth);
        var names = ResultView.InOrder(report.Statistics.Keys).ToList();
        string[] tested = [.. names.Where(name => name.StartsWith(TestPrefix, StringComparison.Ordinal))];
        Add("validation", names.Except(tested));
        Add("test", tested);
        return grid.Fact("models", folder);

        void Add(string label, IEnumerable<string> metrics)
        {
            var phrases = metrics.Select(name => Phrase(name, report.Statistics[name])).ToList();
            if (phrases.Count > 0)
                grid.Fact(label, string.Join(", ", phrases));
        }
    }

    private static string Phrase(string name, SampleStatistics of) => double.IsFinite(of.StandardDeviation)
        ? $"{Format.MetricPhrase(name, of.Mean)} ± {Format.Metric(name, of.StandardDeviation)}"
        : Format.MetricPhrase(name, of.Mean);

    private static string Cell(string name, TrialScore score) => score.Metrics.TryGetValue(name, out var value) ? Format.Metric(name, value) : "";

    private static string Number(string name, double value) => double.IsFinite(value) ? Format.Metric(name, value) : "";
}
