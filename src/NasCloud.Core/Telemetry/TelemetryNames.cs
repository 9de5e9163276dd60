namespace NasCloud.Core.Telemetry;

/// <summary>The names of what NasCloud tells of itself; docs/observability.md explains each. They are kept: dashboards rest on them.</summary>
public static class TelemetryNames
{
    /// <summary>The activity source and the meter, for hosts to subscribe to.</summary>
    public const string Source = "NasCloud";

    /// <summary>Attribute of spans: the search's id.</summary>
    public const string SearchId = "nascloud.search.id";

    /// <summary>Attribute of spans: what the search's spec calls it.</summary>
    public const string SearchName = "nascloud.search.name";

    /// <summary>Attribute: where a search stands.</summary>
    public const string SearchState = "nascloud.search.state";

    /// <summary>Attribute: why a search ended.</summary>
    public const string EndReason = "nascloud.search.end_reason";

    /// <summary>Attribute of spans: the trial's number.</summary>
    public const string Trial = "nascloud.trial.number";

    /// <summary>Attribute of spans: how many trials were proposed at once.</summary>
    public const string Trials = "nascloud.trials";

    /// <summary>Attribute: what the trial is for.</summary>
    public const string TrialKind = "nascloud.trial.kind";

    /// <summary>Attribute: how a trial, or an attempt at one, ended.</summary>
    public const string Outcome = "nascloud.outcome";

    /// <summary>Attribute of spans: which attempt at the trial it is, from 1.</summary>
    public const string Attempt = "nascloud.trial.attempt";

    /// <summary>Attribute of spans: the epochs that were trained before.</summary>
    public const string FromEpoch = "nascloud.trial.from_epoch";

    /// <summary>Attribute of spans: the epochs to have trained at the end.</summary>
    public const string Epochs = "nascloud.trial.epochs";

    /// <summary>Attribute of spans: the trainer's name.</summary>
    public const string Trainer = "nascloud.trainer";

    /// <summary>Attribute of metrics: the currency, three letters.</summary>
    public const string Currency = "nascloud.currency";

    /// <summary>Attribute of any failure: its kind.</summary>
    public const string ErrorType = "error.type";

    /// <summary>Span: a search was written to the store; the root of its trace.</summary>
    public const string CreateSearch = "create search";

    /// <summary>Span: a durable engine was asked to drive a search.</summary>
    public const string LaunchSearch = "launch search";

    /// <summary>Span: work on a search began, or went on.</summary>
    public const string BeginSession = "begin session";

    /// <summary>Span: the ledger was read and something new was decided.</summary>
    public const string ProposeTrials = "propose trials";

    /// <summary>Span: a trial was put on the board.</summary>
    public const string PostTrial = "post trial";

    /// <summary>Span: a trial's score was taken into the ledger.</summary>
    public const string RecordScore = "record score";

    /// <summary>Span: work on a search was stopped, to go on later.</summary>
    public const string WithdrawSearch = "withdraw search";

    /// <summary>Span: a search's result was written.</summary>
    public const string FinishSearch = "finish search";

    /// <summary>Span: from the wish for a trainer to its first look at the board.</summary>
    public const string StartTrainer = "start trainer";

    /// <summary>Span: one attempt of a trainer at a trial.</summary>
    public const string AttemptTrial = "attempt trial";

    /// <summary>Event of an attempt: an epoch was trained.</summary>
    public const string EpochEvent = "epoch";
}
