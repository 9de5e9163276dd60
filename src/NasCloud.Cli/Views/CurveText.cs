using NasCloud.Core.Collections;
using NasCloud.Core.Objectives;
using NasCloud.Core.Trials;

namespace NasCloud.Cli.Views;

/// <summary>What of a learning curve is drawn.</summary>
internal static class CurveText
{
    /// <summary>The metric to draw: accuracy where it is measured, else the first objective that is.</summary>
    public static string? Metric(IEnumerable<LearningCurvePoint> points, ValueArray<Objective> objectives)
    {
        var measured = points.SelectMany(point => point.Metrics.Keys).ToHashSet();
        var wanted = objectives.Select(objective => objective.Metric).Prepend(MetricNames.Accuracy);
        return wanted.FirstOrDefault(measured.Contains);
    }

    /// <summary>The values of a metric along a curve, epochs that were not validated left out.</summary>
    public static IReadOnlyList<double> Values(IEnumerable<LearningCurvePoint> points, string? metric) =>
        metric is null ? [] : [.. points.Where(point => point.Metrics.ContainsKey(metric)).Select(point => point.Metrics[metric])];
}
