using System.Diagnostics.Metrics;

namespace NasCloud.Core.Telemetry;

/// <summary>The instruments. Their attributes have few values each: ids of searches and trials are on spans and in logs.</summary>
internal static class SearchMetrics
{
    private static readonly Meter Meter = new(TelemetryNames.Source, typeof(SearchMetrics).Assembly.GetName().Version?.ToString(3));

    // From a look-up in a table to days of training; waiting for a machine and a trial's attempt share the scale.
    private static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400, 43200, 86400],
    };

    public static Counter<long> Searches { get; } =
        Meter.CreateCounter<long>("nascloud.searches", "{search}", "Searches that proposed their last candidate, or were stopped.");

    public static Counter<long> ProposedTrials { get; } =
        Meter.CreateCounter<long>("nascloud.trials.proposed", "{trial}", "Trials that were decided on.");

    public static Counter<long> Trials { get; } =
        Meter.CreateCounter<long>("nascloud.trials", "{trial}", "Trials whose score was taken into the ledger.");

    public static Counter<long> Retries { get; } =
        Meter.CreateCounter<long>("nascloud.trial.retries", "{attempt}", "Attempts at those trials beyond the first of each.");

    public static Counter<double> DeviceTime { get; } =
        Meter.CreateCounter<double>("nascloud.device.time", "s", "Seconds of trainers' time that those trials cost.");

    public static Counter<double> Cost { get; } =
        Meter.CreateCounter<double>("nascloud.cost", "{currency}", "What that time cost by the price that the host was given.");

    public static Histogram<double> QueueDuration { get; } =
        Meter.CreateHistogram<double>("nascloud.trial.queue.duration", "s", "From a trial's posting to its first attempt.", tags: null, Durations);

    public static Histogram<double> AttemptDuration { get; } =
        Meter.CreateHistogram<double>("nascloud.trial.attempt.duration", "s", "How long an attempt at a trial took.", tags: null, Durations);

    public static Histogram<double> TrainerStart { get; } =
        Meter.CreateHistogram<double>("nascloud.trainer.start.duration", "s", "From the wish for a trainer to its first look at the board.", tags: null, Durations);

    public static Counter<long> RequestedTrainers { get; } =
        Meter.CreateCounter<long>("nascloud.trainer.starts", "{trainer}", "Trainers that a pool set out to start.");
}
