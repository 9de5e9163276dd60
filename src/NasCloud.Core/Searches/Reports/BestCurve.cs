using NasCloud.Core.Objectives;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Reports;

/// <summary>How the best value of the first objective improved.</summary>
/// <param name="Objective">The objective.</param>
/// <param name="Points">One for each search trial that ended, in the order of their ends.</param>
public sealed record BestCurve(Objective Objective, IReadOnlyList<BestPoint> Points)
{
    /// <summary>Of a search as it stands, in one pass over its trials. Those that the search's end cut short don't count.</summary>
    public static BestCurve Of(SearchSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var objective = snapshot.Manifest.Spec.Objectives[0];
        var points = new List<BestPoint>(snapshot.Ends.Count);
        double? best = null;
        var seconds = snapshot.Supernet?.Score?.DeviceSeconds ?? 0;
        foreach (var trial in snapshot.Ends.Select(number => snapshot.Trials[number - 1]))
        {
            seconds += trial.Score!.DeviceSeconds;
            if (trial.Trial.IsScreening || trial.Score.Outcome == TrialOutcome.Cancelled)
                continue;
            var value = trial.HasMetrics ? trial.Metric(objective.Metric) : null;
            if (value is { } found && (best is null || objective.Goal.IsBetter(found, best.Value)))
                best = found;
            points.Add(new BestPoint(points.Count + 1, seconds, value, best));
        }

        return new BestCurve(objective, points);
    }

    /// <summary>The best after a number of trials; null where none had a value, or fewer have ended.</summary>
    /// <param name="trials">At least 1.</param>
    public double? AfterTrials(int trials) => trials <= Points.Count ? Points[trials - 1].Best : null;

    /// <summary>The best once so much of trainers' time was spent; null where no trial had a value by then.</summary>
    /// <param name="seconds">Seconds of trainers' time.</param>
    public double? AfterDeviceSeconds(double seconds) => Points.LastOrDefault(point => point.DeviceSeconds <= seconds)?.Best;
}
