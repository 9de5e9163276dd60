using NasCloud.Cli.Progress;
using NasCloud.Core.Searches;
using NasCloud.Core.Specs;
using NasCloud.Core.Trials;

namespace NasCloud.Cli.Views;

/// <summary>What happened in a search, a line each, for logs and pipes.</summary>
internal static class EventText
{
    public static string Line(SearchEvent happened, SearchSpec spec) => $"{Format.Duration(happened.Elapsed),8}  {Describe(happened, spec)}";

    private static string Describe(SearchEvent happened, SearchSpec spec) => happened switch
    {
        SearchEvent.StateChanged change => State(change),
        SearchEvent.TrialEnded { Observation.HasMetrics: false } ended => $"{Name(ended.Observation.Trial)}  {TrialText.Failure(ended.Observation)}",
        SearchEvent.TrialEnded ended => Ended(ended, spec),
        SearchEvent.FinalEpoch epoch => FinalEpoch(epoch, spec),
        _ => happened.ToString(),
    };

    private static string State(SearchEvent.StateChanged change) => change.Status switch
    {
        { State: SearchState.Finishing } when change.Final is { } final => $"training the winner in full, {Format.Plural(final.Epochs, "epoch")}",
        { Problem: { } problem } => $"{Format.State(change.Status.State)}: {problem}",
        { Reason: { } reason } => $"{Format.State(change.Status.State)}: {Format.Reason(reason)}",
        _ => Format.State(change.Status.State),
    };

    private static string Ended(SearchEvent.TrialEnded ended, SearchSpec spec)
    {
        var trial = ended.Observation.Trial;
        var score = ended.Observation.Score!;
        var seconds = Format.Duration(TimeSpan.FromSeconds(score.DeviceSeconds));
        var line = $"{Name(trial)}  {TrialText.Metrics(ended.Observation, spec.Objectives)}, {TrialText.Extent(trial)}, {seconds}";
        return ended.IsBest ? $"{line}  best so far" : line;
    }

    private static string FinalEpoch(SearchEvent.FinalEpoch epoch, SearchSpec spec)
    {
        var metric = CurveText.Metric([epoch.Point], spec.Objectives);
        var value = metric is null ? "" : $", {Format.MetricPhrase(metric, epoch.Point.Metrics[metric])}";
        return FormattableString.Invariant($"final  epoch {epoch.Point.Epoch} of {epoch.Trial.Epochs}{value}, training loss {epoch.Point.TrainingLoss:F4}");
    }

    private static string Name(Trial trial) => trial.Kind == TrialKind.Search ? $"trial {trial.Number}" : TrialText.Label(trial);
}
