using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.Objectives;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NasCloud.Cli.Views;

/// <summary>One trial in full.</summary>
internal static class TrialView
{
    private const int CurveWidth = 40;

    public static IRenderable Render(
        Observation trial, Architecture architecture, IReadOnlyList<LearningCurvePoint> curve, ValueArray<Objective> objectives, bool unicode)
    {
        var grid = Layout.Facts();
        grid.Fact("trial", $"{TrialText.Label(trial.Trial)}, {TrialText.Extent(trial.Trial)}{Origin(trial.Trial)}");
        if (trial.Trial.Kind == TrialKind.Supernet)
            grid.Fact("network", "all of the space, which share its weights; below, one of them");
        else
            AddNetwork(grid, trial.Trial);
        grid.Fact("state", trial.Score is null ? "open" : trial.HasMetrics ? Metrics(trial.Score) : TrialText.Failure(trial));
        if (trial.Score is { } score)
            grid.Fact("effort", $"{Format.Plural(score.Attempts, "attempt")}, {Format.Duration(TimeSpan.FromSeconds(score.DeviceSeconds))}{(score.Trainer is { } trainer ? $", {trainer}" : "")}");
        var metric = CurveText.Metric(curve, objectives);
        var values = CurveText.Values(curve, metric);
        if (values.Count > 0)
            grid.Fact($"{Format.MetricName(metric!)}", $"{Sparkline.Draw(values, values.Min(), values.Max(), CurveWidth, unicode)} {Format.Metric(metric!, values[0])} to {Format.Metric(metric!, values[^1])} in {Format.Plural(curve.Count, "epoch")}");
        return new Rows(grid, new Text(""), Layers(architecture));
    }

    private static void AddNetwork(Grid grid, Trial trial)
    {
        grid.Fact("genotype", trial.Genotype.ToString());
        grid.Fact("network", $"{Format.Plural(trial.Parameters, "parameter")}, {Format.Count(trial.Flops)} FLOPs, id {trial.ArchitectureId}");
    }

    private static string Origin(Trial trial) => (trial.ContinuesFrom, trial.InheritsFrom) switch
    {
        (Trial.SupernetNumber, _) => ", takes the supernet's weights",
        (_, { } other) => $", began with the weights of #{other}",
        ({ } parent, _) => $", continues #{parent}",
        _ => "",
    };

    private static string Metrics(TrialScore score) =>
        string.Join(", ", score.Metrics.Where(metric => metric.Key is not (MetricNames.Parameters or MetricNames.Flops)).Select(metric => Format.MetricPhrase(metric.Key, metric.Value)));

    private static Table Layers(Architecture architecture)
    {
        var table = Layout.Table(Layout.Names("node"), Layout.Words("operation"), Layout.Words("reads"), Layout.Names("result"));
        table.AddRow(Architecture.InputName, "", "", architecture.Input.ToString());
        foreach (var node in architecture.Nodes)
            table.AddRow(Markup.Escape(node.Name), Markup.Escape(OperationText.Describe(node.Operation)), Markup.Escape(string.Join(", ", node.Inputs)), architecture.Shapes[node.Name].ToString());
        return table;
    }
}
