using NasCloud.Core.Objectives;

namespace NasCloud.Core.Tests.Objectives;

public sealed class WilsonIntervalTests
{
    // As scipy.stats.binomtest(k, n).proportion_ci(method="wilson") has them.
    [Theory]
    [InlineData(0.9, 10, 0.5958, 0.9821)]
    [InlineData(0.5, 100, 0.4038, 0.5962)]
    [InlineData(1, 10, 0.7225, 1)]
    [InlineData(0, 10, 0, 0.2775)]
    public void Of_Share_IsTheIntervalOfTheLiterature(double share, int count, double low, double high)
    {
        var interval = WilsonInterval.Of(share, count);

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void Of_AnyShare_HoldsItWithinZeroAndOne() => Gen.Select(Gen.Double[0, 1], Gen.Int[1, 100_000]).Sample((share, count) =>
    {
        var interval = WilsonInterval.Of(share, count);
        Assert.True(interval.Low >= 0 && interval.High <= 1);
        Assert.InRange(share, interval.Low - 1e-12, interval.High + 1e-12);
    });
}
