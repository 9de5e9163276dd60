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
    public TimeSpan Measure(OnnxModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var sample = model.Blank;
        for (var run = 0; run < WarmUps; run++)
            model.Run(sample);
        var times = new List<TimeSpan>();
        var begun = time.GetTimestamp();
        while (times.Count < FewestRuns || (times.Count < MostRuns && time.GetElapsedTime(begun) < Enough))
            times.Add(Once(model, sample));
        return Median(times);
    }

    private TimeSpan Once(OnnxModel model, ModelSamples sample)
    {
        var begun = time.GetTimestamp();
        model.Run(sample);
        return time.GetElapsedTime(begun);
    }

    private static TimeSpan Median(List<TimeSpan> times)
    {
        times.Sort();
        return (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2;
    }
}
