using System.Globalization;
using NasCloud.Core.Costs;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Serialization;
using NasCloud.Core.Trials;

namespace NasCloud.Cli.Views;

/// <summary>Numbers and words as people read them, the same everywhere.</summary>
internal static class Format
{
    private static readonly HashSet<string> Seconds = [MetricNames.TrainingSeconds];

    private static readonly Dictionary<string, string> Tested = new[]
    {
        MetricNames.Accuracy, MetricNames.BalancedAccuracy, MetricNames.MacroF1, MetricNames.Auc, MetricNames.Mae, MetricNames.Rmse, MetricNames.R2, MetricNames.Loss,
    }.ToDictionary(MetricNames.OnTest);

    /// <summary>A whole number in groups of three: <c>94,218</c>.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share in percent: <c>97.3%</c>.</summary>
    public static string Share(double value) => Invariant($"{100 * value:0.0}%");

    /// <summary>An amount of money: <c>12.40 USD</c>, <c>0.0031 USD</c>.</summary>
    public static string Money(DeviceCost cost) => $"{cost.Amount.ToString(cost.Amount < 1 ? "0.00##" : "N2", CultureInfo.InvariantCulture)} {cost.Currency}";

    /// <summary>A metric's value: four decimals below 10, two above, whole numbers in groups, times as durations.</summary>
    public static string Metric(string name, double value) =>
        Seconds.Contains(name) ? Duration(TimeSpan.FromSeconds(value))
        : name is MetricNames.Parameters or MetricNames.Flops ? Count((long)value)
        : name is MetricNames.LatencyMs or MetricNames.PredictedLatencyMs ? Invariant($"{value:0.000} ms")
        : value.ToString(Math.Abs(value) < 10 ? "F4" : "N2", CultureInfo.InvariantCulture);

    /// <summary>A metric's name as people say it.</summary>
    public static string MetricName(string name) => Tested.TryGetValue(name, out var metric) ? $"test {MetricName(metric)}" : name switch
    {
        MetricNames.MacroF1 => "macro F1",
        MetricNames.BalancedAccuracy => "balanced accuracy",
        MetricNames.Auc => "AUC",
        MetricNames.Mae => "MAE",
        MetricNames.Rmse => "RMSE",
        MetricNames.R2 => "R2",
        MetricNames.Flops => "FLOPs",
        MetricNames.LatencyMs => "latency",
        MetricNames.PredictedLatencyMs => "predicted latency",
        MetricNames.TrainingSeconds => "training time",
        _ => name,
    };

    /// <summary>A metric where it stands alone: <c>accuracy 0.9312</c>, <c>94,218 parameters</c>.</summary>
    public static string MetricPhrase(string name, double value) => name is MetricNames.Parameters or MetricNames.Flops
        ? $"{Metric(name, value)} {MetricName(name)}"
        : $"{MetricName(name)} {Metric(name, value)}";

    /// <summary>Two units at most: <c>0.4s</c>, <c>42s</c>, <c>1m 05s</c>, <c>3h 20m</c>, <c>2d 04h</c>.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 0 } => "0s",
        { TotalSeconds: < 9.95 } => Invariant($"{time.TotalSeconds:0.#}s"),
        _ => InSeconds(TimeSpan.FromSeconds(Math.Round(time.TotalSeconds))),
    };

    private static string InSeconds(TimeSpan time) => time switch
    {
        { TotalSeconds: < 60 } => Invariant($"{time.Seconds}s"),
        { TotalMinutes: < 60 } => Invariant($"{(int)time.TotalMinutes}m {time.Seconds:00}s"),
        { TotalHours: < 24 } => Invariant($"{(int)time.TotalHours}h {time.Minutes:00}m"),
        _ => Invariant($"{(int)time.TotalDays}d {time.Hours:00}h"),
    };

    /// <summary>How long ago: <c>now</c>, <c>5m ago</c>, <c>3h ago</c>, <c>2d ago</c>.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "now",
        { TotalHours: < 1 } => Invariant($"{(int)age.TotalMinutes}m ago"),
        { TotalDays: < 1 } => Invariant($"{(int)age.TotalHours}h ago"),
        _ => Invariant($"{(int)age.TotalDays}d ago"),
    };

    /// <summary>A few digits, for rates and hours: <c>0.42</c>, <c>12.3</c>, <c>1,200</c>.</summary>
    public static string Rough(double value) => value.ToString(value switch
    {
        < 10 => "0.##",
        < 100 => "0.#",
        _ => "N0",
    }, CultureInfo.InvariantCulture);

    /// <summary>A size in bytes: <c>1.5 GiB</c>.</summary>
    public static string Bytes(double bytes) => bytes switch
    {
        >= 1 << 30 => Invariant($"{bytes / (1 << 30):0.#} GiB"),
        >= 1 << 20 => Invariant($"{bytes / (1 << 20):0} MiB"),
        _ => Invariant($"{bytes / 1024:0} KiB"),
    };

    /// <summary>A count and its noun: <c>1 trial</c>, <c>2 trials</c>.</summary>
    public static string Plural(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    public static string Reason(EndReason reason) => reason switch
    {
        EndReason.Trials => "all trials of the budget are used",
        EndReason.WallClock => "the time of the budget is used",
        EndReason.DeviceHours => "the device hours of the budget are used",
        EndReason.Target => "the target is reached",
        EndReason.Stopped => "stopped by its user",
        EndReason.SupernetFailed => "the supernet could not be trained",
        EndReason.SpaceExhausted => "every allowed network of the space was tried",
        _ => "cancelled",
    };

    public static string Outcome(TrialOutcome outcome) => outcome switch
    {
        TrialOutcome.TimedOut => "timed out",
        _ => CoreJson.Name(outcome),
    };

    public static string State(SearchState state) => CoreJson.Name(state);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
