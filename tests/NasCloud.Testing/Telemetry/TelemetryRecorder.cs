using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using NasCloud.Core.Telemetry;

namespace NasCloud.Testing.Telemetry;

/// <summary>Records the spans and measurements of the test that made it, and of all that the test started; others run beside it.</summary>
public sealed class TelemetryRecorder : IDisposable
{
    private static readonly AsyncLocal<TelemetryRecorder?> Owner = new();

    private readonly ActivityListener _spans;
    private readonly MeterListener _measurements = new();
    private readonly ConcurrentQueue<Activity> _ended = [];
    private readonly ConcurrentQueue<Measured> _measured = [];

    /// <summary>Begins; to be called by the test itself and not in a task of its own.</summary>
    public TelemetryRecorder()
    {
        Owner.Value = this;
        _spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TelemetryNames.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = End,
        };
        ActivitySource.AddActivityListener(_spans);
        _measurements.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == TelemetryNames.Source)
                listener.EnableMeasurementEvents(instrument);
        };
        _measurements.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measure(instrument, value, tags));
        _measurements.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measure(instrument, value, tags));
        _measurements.Start();
    }

    /// <summary>The spans that ended and would be exported, in the order of their ends.</summary>
    public IReadOnlyList<Activity> Spans => [.. _ended];

    /// <summary>What was measured.</summary>
    public IReadOnlyList<Measured> Measurements => [.. _measured];

    /// <summary>The spans of a name.</summary>
    public IReadOnlyList<Activity> SpansOf(string name) => [.. _ended.Where(span => span.OperationName == name)];

    /// <summary>The sum of an instrument's measurements, of those with an attribute's value where one is named.</summary>
    public double Sum(string instrument, string? attribute = null, string? value = null) =>
        _measured.Where(each => each.Instrument == instrument && (attribute is null || Equals(each.Tags.GetValueOrDefault(attribute), value))).Sum(each => each.Value);

    /// <summary>How often an instrument measured.</summary>
    public int Count(string instrument) => _measured.Count(each => each.Instrument == instrument);

    public void Dispose()
    {
        _spans.Dispose();
        _measurements.Dispose();
    }

    private void End(Activity span)
    {
        if (Owner.Value == this && span.Recorded)
            _ended.Enqueue(span);
    }

    private void Measure(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Owner.Value != this)
            return;
        var known = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, tag) in tags)
            known.Add(name, tag);
        _measured.Enqueue(new Measured(instrument.Name, instrument.Unit, value, known));
    }
}
