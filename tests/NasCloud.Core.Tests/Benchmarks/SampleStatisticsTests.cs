using NasCloud.Core.Benchmarks;

namespace NasCloud.Core.Tests.Benchmarks;

public sealed class SampleStatisticsTests
{
    [Fact]
    public void Of_ASample_DescribesIt()
    {
        var statistics = SampleStatistics.Of([1, 2, 3, 4]);
        Assert.Equal((4, 2.5), (statistics.Count, statistics.Mean));
        Assert.Equal(1.2909944, statistics.StandardDeviation, 6);
        // 3.1824463 x 1.2909944 / 2
        Assert.Equal(2.0542, statistics.Margin, 2);
        Assert.Equal(statistics.Mean, (statistics.Low + statistics.High) / 2, 12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Of_LessThanTwo_KnowsNoInterval(int count)
    {
        var statistics = SampleStatistics.Of(Enumerable.Repeat(5.0, count));
        Assert.Equal(count == 1 ? 5 : double.NaN, statistics.Mean);
        Assert.True(double.IsNaN(statistics.StandardDeviation) && double.IsNaN(statistics.Margin));
    }

    // From the tables of Student's t.
    [Theory]
    [InlineData(1, 12.7062)]
    [InlineData(2, 4.3027)]
    [InlineData(3, 3.1824)]
    [InlineData(4, 2.7764)]
    [InlineData(9, 2.2622)]
    [InlineData(29, 2.0452)]
    [InlineData(299, 1.9679)]
    public void Quantile_OfStudentsT_IsThatOfTheTables(int degrees, double expected) =>
        Assert.InRange(SampleStatistics.Quantile(degrees) / expected, 0.997, 1.003);
}
