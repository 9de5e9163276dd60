using NasCloud.Core.Objectives;

namespace NasCloud.Core.Specs;

/// <summary>What is known of the metrics' names.</summary>
internal static class NaturalGoals
{
    private static readonly Dictionary<string, Goal> Goals = new()
    {
        [MetricNames.Accuracy] = Goal.Maximize,
        [MetricNames.MacroF1] = Goal.Maximize,
        [MetricNames.BalancedAccuracy] = Goal.Maximize,
        [MetricNames.Auc] = Goal.Maximize,
        [MetricNames.Mae] = Goal.Minimize,
        [MetricNames.Rmse] = Goal.Minimize,
        [MetricNames.R2] = Goal.Maximize,
        [MetricNames.Loss] = Goal.Minimize,
        [MetricNames.Parameters] = Goal.Minimize,
        [MetricNames.Flops] = Goal.Minimize,
        [MetricNames.LatencyMs] = Goal.Minimize,
        [MetricNames.PredictedLatencyMs] = Goal.Minimize,
        [MetricNames.TrainingSeconds] = Goal.Minimize,
        [MetricNames.Synflow] = Goal.Maximize,
        [MetricNames.Naswot] = Goal.Maximize,
        [MetricNames.JacobCov] = Goal.Maximize,
        [MetricNames.Snip] = Goal.Maximize,
        [MetricNames.GradNorm] = Goal.Maximize,
        [MetricNames.Preference] = Goal.Maximize,
    };

    /// <summary>The metrics that samples with classes are evaluated by, besides the loss.</summary>
    public static IEnumerable<string> OfClasses =>
        [MetricNames.Accuracy, MetricNames.BalancedAccuracy, MetricNames.MacroF1, MetricNames.Auc];

    /// <summary>The metrics that predicted numbers are evaluated by, besides the loss.</summary>
    public static IEnumerable<string> OfNumbers => [MetricNames.Mae, MetricNames.Rmse, MetricNames.R2];

    /// <summary>The metrics of a trial that was trained, on whatever data.</summary>
    public static IEnumerable<string> Trained =>
        [.. OfClasses, .. OfNumbers, MetricNames.Loss, MetricNames.Parameters, MetricNames.Flops, MetricNames.LatencyMs, MetricNames.PredictedLatencyMs, MetricNames.TrainingSeconds];

    /// <summary>The metrics of a network that took trained weights from elsewhere.</summary>
    public static IEnumerable<string> Inherited => Trained.Where(metric => metric != MetricNames.TrainingSeconds);

    /// <summary>The metrics of a network that is part of a relaxed supernet.</summary>
    public static IEnumerable<string> Relaxed => Inherited.Prepend(MetricNames.Preference);

    /// <summary>The metrics of a network that was never trained, besides those that follow from the architecture.</summary>
    public static IEnumerable<string> Untrained =>
        [MetricNames.Synflow, MetricNames.Naswot, MetricNames.JacobCov, MetricNames.Snip, MetricNames.GradNorm];

    /// <summary>The metrics that follow from the architecture alone.</summary>
    public static IEnumerable<string> Computed => [MetricNames.Parameters, MetricNames.Flops];

    /// <summary>The metrics that are known before a candidate is trained, and those that need no training.</summary>
    public static IEnumerable<string> NotTrained => [.. Computed, MetricNames.LatencyMs, MetricNames.PredictedLatencyMs];

    /// <summary>The metrics of the final model alone.</summary>
    public static IEnumerable<string> Tested => [.. OfClasses.Concat(OfNumbers).Append(MetricNames.Loss).Select(MetricNames.OnTest)];

    /// <summary>Which way a metric is better, or null where its name doesn't tell.</summary>
    public static Goal? Of(string metric) => Goals.TryGetValue(metric, out var goal) ? goal : null;
}
