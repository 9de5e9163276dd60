using System.Diagnostics;
using NasCloud.Core.Searches;
using NasCloud.Core.Serialization;
using NasCloud.Core.Trainers;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Telemetry;

/// <summary>The span and the duration of one attempt at a trial; a trainer that dies takes them with it.</summary>
internal sealed class AttemptTelemetry : IDisposable
{
    private const string GivenBack = "givenBack";
    private const string FaultedOutcome = "faulted";

    private readonly Activity? _span;
    private readonly KeyValuePair<string, object?> _kind;
    private readonly TimeProvider _time;
    private readonly long _begun;
    private string _outcome = GivenBack;

    private AttemptTelemetry(Activity? span, TrialKind kind, TimeProvider time)
    {
        (_span, _time, _begun) = (span, time, time.GetTimestamp());
        _kind = new(TelemetryNames.TrialKind, CoreJson.Name(kind));
    }

    /// <summary>Notes that an attempt has begun.</summary>
    /// <param name="id">The search.</param>
    /// <param name="posting">The trial.</param>
    /// <param name="attempt">The attempt, as the store has it.</param>
    /// <param name="number">Which attempt it is, from 1.</param>
    /// <param name="time">The clock.</param>
    public static AttemptTelemetry Begin(SearchId id, TrialPosting posting, TrialAttempt attempt, int number, TimeProvider time)
    {
        var trial = posting.Trial;
        var telemetry = new AttemptTelemetry(SearchTrace.Start(TelemetryNames.AttemptTrial, id, ActivityKind.Consumer, posting.TraceParent), trial.Kind, time);
        telemetry._span?
            .SetTag(TelemetryNames.Trial, trial.Number)
            .SetTag(TelemetryNames.TrialKind, telemetry._kind.Value)
            .SetTag(TelemetryNames.Attempt, number)
            .SetTag(TelemetryNames.FromEpoch, attempt.FromEpoch)
            .SetTag(TelemetryNames.Epochs, trial.Epochs)
            .SetTag(TelemetryNames.Trainer, attempt.Trainer);
        if (number == 1 && posting.PostedAt is { } postedAt)
            // Clocks of two machines differ: what they make of a short wait may be less than none.
            SearchMetrics.QueueDuration.Record(Math.Max(0, (attempt.StartedAt - postedAt).TotalSeconds), telemetry._kind);
        return telemetry;
    }

    /// <summary>Notes that an epoch was trained.</summary>
    public void Epoch(LearningCurvePoint point)
    {
        if (_span is not { IsAllDataRequested: true })
            return;
        var tags = new ActivityTagsCollection { { "nascloud.epoch", point.Epoch }, { "nascloud.training_loss", point.TrainingLoss } };
        foreach (var (metric, value) in point.Metrics)
            tags[$"nascloud.metric.{metric}"] = value;
        _span.AddEvent(new ActivityEvent(TelemetryNames.EpochEvent, _time.GetUtcNow(), tags));
    }

    /// <summary>Notes that the attempt settled the trial.</summary>
    public void Scored(TrialScore score) => End(CoreJson.Name(score.Outcome), score.Outcome == TrialOutcome.Succeeded ? null : score.Error);

    /// <summary>Notes that the attempt failed, through the candidate's fault.</summary>
    public void Failed(string error) => End(CoreJson.Name(TrialOutcome.Failed), error);

    /// <summary>Notes that the attempt came to nothing through no fault of the candidate's.</summary>
    public void Faulted(Exception exception) => End(FaultedOutcome, exception.Message);

    /// <inheritdoc/>
    public void Dispose()
    {
        SearchMetrics.AttemptDuration.Record(_time.GetElapsedTime(_begun).TotalSeconds, _kind, new(TelemetryNames.Outcome, _outcome));
        _span?.SetTag(TelemetryNames.Outcome, _outcome).Dispose();
    }

    private void End(string outcome, string? error)
    {
        _outcome = outcome;
        if (error is not null)
            SearchTrace.Fail(_span, outcome, error);
    }
}
