using NasCloud.Core.Searches.Retraining;
using NasCloud.Core.Trials;

namespace NasCloud.Cli.Views;

/// <summary>What happens while a trial is trained anew, a line each.</summary>
internal static class RetrainingText
{
    /// <summary>What is trained: <c>trial 12 of quickstart-7f3a anew, 30 epochs, 3 seeds</c>.</summary>
    public static string Plan(RetrainingPlan plan) =>
        $"trial {plan.Candidate.Trial.Number} of {plan.Manifest.Id} anew, {Format.Plural(plan.Epochs, "epoch")}, {Format.Plural(plan.Seeds, "seed")}";

    /// <summary>What happened.</summary>
    public static string Line(RetrainingEvent happened) => happened switch
    {
        RetrainingEvent.EpochEnded epoch => $"seed {epoch.Training.Seed}  epoch {epoch.Point.Epoch} of {epoch.Training.Plan.Epochs}, {Measured(epoch)}",
        RetrainingEvent.SeedEnded ended => $"seed {ended.Training.Seed}  {(ended.IsNew ? "" : "trained before: ")}{Ended(ended.Score)}",
        _ => happened.ToString(),
    };

    /// <summary>The metric that is sought, where validation data are left to measure it on, and the loss.</summary>
    public static string Measured(RetrainingEvent.EpochEnded epoch)
    {
        var metric = CurveText.Metric([epoch.Point], epoch.Training.Plan.Manifest.Spec.Objectives);
        var value = metric is null ? "" : $"{Format.MetricPhrase(metric, epoch.Point.Metrics[metric])}, ";
        return FormattableString.Invariant($"{value}training loss {epoch.Point.TrainingLoss:F4}");
    }

    /// <summary>What a seed measured, or why it measured nothing.</summary>
    public static string Ended(TrialScore score) => score.Outcome == TrialOutcome.Succeeded
        ? string.Join(", ", ResultView.InOrder(score.Metrics.Keys).Select(name => Format.MetricPhrase(name, score.Metrics[name])))
        : $"{Format.Outcome(score.Outcome)}: {score.Error}";
}
