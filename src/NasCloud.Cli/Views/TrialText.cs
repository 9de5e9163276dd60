using NasCloud.Core.Collections;
using NasCloud.Core.Objectives;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Cli.Views;

/// <summary>Trials in words.</summary>
internal static class TrialText
{
    /// <summary>What a trial is called where few words fit: <c>#12</c>, <c>supernet</c>, <c>final</c>.</summary>
    public static string Label(Trial trial) => trial.Kind switch
    {
        TrialKind.Supernet => "supernet",
        TrialKind.Final => "final",
        _ => $"#{trial.Number}",
    };

    /// <summary>
    /// The metrics of a trial that were sought, or the proxy of a screening, the test accuracy or error of a final one, and the network's
    /// size: <c>accuracy 0.9312, 94,218 parameters</c>.
    /// </summary>
    public static string Metrics(Observation trial, ValueArray<Objective> objectives)
    {
        var sought = trial.Trial.IsScreening
            ? trial.Score!.Metrics.Keys.Except([MetricNames.Parameters, MetricNames.Flops])
            : objectives.Select(objective => objective.Metric);
        string[] others = [MetricNames.TestAccuracy, MetricNames.OnTest(MetricNames.Rmse), MetricNames.Parameters];
        return Phrases(trial, sought.Concat(others).Distinct());
    }

    /// <summary>The metrics of a trial that were sought, and no others.</summary>
    public static string Sought(Observation trial, ValueArray<Objective> objectives) =>
        Phrases(trial, objectives.Select(objective => objective.Metric));

    /// <summary>How far a trial trains: <c>9 epochs</c>.</summary>
    public static string Extent(Trial trial) => trial.IsScreening ? "screening" : Format.Plural(trial.Epochs, "epoch");

    /// <summary>How a trial ended that has no metrics: <c>failed: out of memory</c>.</summary>
    public static string Failure(Observation trial) =>
        trial.Score!.Error is { } error ? $"{Format.Outcome(trial.Score.Outcome)}: {error}" : Format.Outcome(trial.Score.Outcome);

    private static string Phrases(Observation trial, IEnumerable<string> names) =>
        string.Join(", ", names.Where(trial.Score!.Metrics.ContainsKey).Select(name => Format.MetricPhrase(name, trial.Score.Metrics[name])));
}
