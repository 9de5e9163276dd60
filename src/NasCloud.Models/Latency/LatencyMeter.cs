using NasCloud.Models.Inference;

namespace NasCloud.Models.Latency;

/// <summary>Measures how long an exported network takes for one sample, warm.</summary>
/// <param name="time">The clock that it is measured with.</param>
public sealed class LatencyMeter(TimeProvider time)
{
    private const int WarmUps = 10;
    private const int FewestRuns = 20;
    private const int MostRuns = 500;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(1);

    /// <summary>The median time of repeated runs, of one sample each.</summary>
    /// <param name="model">The network; it computes with as many threads as it was loaded with.</param>
    public TimeSpan Measure(OnnxModel model) => Measure([model])[0];

    /// <summary>The median time of repeated runs of several networks in turn, of one sample each.</summary>
    /// <param name="models">The networks; each computes with as many threads as it was loaded with.</param>
    public IReadOnlyList<TimeSpan> Measure(IReadOnlyList<OnnxModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        List<Series> all = [.. models.Select(model => new Series(model, model.Blank, []))];
        for (var run = 0; run < WarmUps; run++)
            all.ForEach(each => each.Model.Run(each.Sample));
        var begun = time.GetTimestamp();
        for (var run = 0; run < FewestRuns || (run < MostRuns && time.GetElapsedTime(begun) < Enough); run++)
            all.ForEach(each => each.Times.Add(Once(each)));
        return [.. all.Select(each => Median(each.Times))];
    }

    private TimeSpan Once(Series series)
    {
        var begun = time.GetTimestamp();
        series.Model.Run(series.Sample);
        return time.GetElapsedTime(begun);
    }

    private static TimeSpan Median(List<TimeSpan> times)
    {
        times.Sort();
        return (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2;
    }

    private sealed record Series(OnnxModel Model, ModelSamples Sample, List<TimeSpan> Times);
}
