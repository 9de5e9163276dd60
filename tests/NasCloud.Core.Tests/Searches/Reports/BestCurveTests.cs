using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;

namespace NasCloud.Core.Tests.Searches.Reports;

public sealed class BestCurveTests
{
    [Fact]
    public void Of_TrialsInTheOrderOfTheirEnds_KeepsTheBestAndAddsUpTime()
    {
        var snapshot = Snapshots.Create(trials:
            [Snapshots.Done(1, 0.8), Snapshots.Failed(2, "x"), Snapshots.Done(3, 0.7), Snapshots.Pending(4), Snapshots.Failed(5, "x", TrialOutcome.Cancelled)]) with
        {
            Ends = [2, 3, 1, 5],
        };

        var curve = BestCurve.Of(snapshot);

        Assert.Equal([new(1, 12.4, null, null), new(2, 24.8, 0.7, 0.7), new(3, 37.2, 0.8, 0.8)], curve.Points, (one, other) => one with { DeviceSeconds = Math.Round(one.DeviceSeconds, 6) } == other with { DeviceSeconds = Math.Round(other.DeviceSeconds, 6) });
        Assert.Equal((null, 0.7, 0.8, null), (curve.AfterTrials(1), curve.AfterTrials(2), curve.AfterTrials(3), curve.AfterTrials(4)));
        Assert.Equal((null, 0.7, 0.8), (curve.AfterDeviceSeconds(12), curve.AfterDeviceSeconds(30), curve.AfterDeviceSeconds(1000)));
    }

    [Fact]
    public void Of_ObjectiveToMinimize_GoesDown()
    {
        var snapshot = Snapshots.Create(objectives: """, "objectives": ["parameters", "accuracy"]""", trials: [Snapshots.Done(1, 0.8, 500), Snapshots.Done(2, 0.9, 900), Snapshots.Done(3, 0.7, 100)]);

        Assert.Equal([500, 500, 100], BestCurve.Of(snapshot).Points.Select(point => point.Best!.Value));
    }

    [Fact]
    public void Of_Screenings_CountsTheirTimeAlone()
    {
        var point = Assert.Single(BestCurve.Of(Snapshots.Create(trials: [Snapshots.Screened(1, 0.1), Snapshots.Done(2, 0.9)])).Points);

        Assert.Equal((1, 24.8, 0.9), (point.Trials, Math.Round(point.DeviceSeconds, 6), point.Best));
    }
}
