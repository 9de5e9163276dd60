using NasCloud.Models.Inference;

namespace NasCloud.Models.Latency;

/// <summary>Measures how long an exported network takes for one image, warm.</summary>
/// <param name="time">The clock that it is measured with.</param>
public sealed class LatencyMeter(TimeProvider time)
{
    private const int WarmUps = 10;
    private const int FewestRuns = 20;
    private const int MostRuns = 500;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(1);

    /// <summary>The median time of repeated runs, of one image each.</summary>
    /// <param name="model">The network; it computes with as many threads as it was loaded with.</param>
    public TimeSpan Measure(OnnxModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var pixels = new byte[model.Input.Elements];
        for (var run = 0; run < WarmUps; run++)
            model.Run(pixels);
        var times = new List<TimeSpan>();
        var begun = time.GetTimestamp();
        while (times.Count < FewestRuns || (times.Count < MostRuns && time.GetElapsedTime(begun) < Enough))
            times.Add(Once(model, pixels));
        return Median(times);
    }

    private TimeSpan Once(OnnxModel model, byte[] pixels)
    {
        var begun = time.GetTimestamp();
        model.Run(pixels);
        return time.GetElapsedTime(begun);
    }

    private static TimeSpan Median(List<TimeSpan> times)
    {
        times.Sort();
        return (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2;
    }
}
