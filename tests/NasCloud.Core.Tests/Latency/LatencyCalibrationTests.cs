using NasCloud.Core.Latency;
using static NasCloud.Core.Tests.Latency.SampleTables;

namespace NasCloud.Core.Tests.Latency;

public sealed class LatencyCalibrationTests
{
    [Fact]
    public void Fit_LineWithOneOutlier_FindsTheLine()
    {
        var networks = new[] { 10.0, 20, 40, 80, 160 }.Select(sum => (sum, (1.5 * sum) + 7)).Append((100.0, 900.0)).ToList();

        var table = LatencyCalibration.Fit(Of(Entries(1)), networks);

        Assert.Equal(1.5, table.Scale, 9);
        Assert.Equal(7, table.OffsetMicroseconds, 9);
    }

    [Fact]
    public void Fit_NetworksThatSumUpAlike_FindsAFactor()
    {
        var table = LatencyCalibration.Fit(Of(Entries(1)), [(10, 20), (10, 22), (10, 21)]);

        Assert.Equal(2.1, table.Scale, 9);
        Assert.Equal(0, table.OffsetMicroseconds);
    }

    [Fact]
    public void Fit_TooFewNetworks_LeavesSumsAsTheyAre() =>
        Assert.Equal(Of(Entries(1)), LatencyCalibration.Fit(Of(Entries(1)), [(10, 30), (20, 90)]));
}
