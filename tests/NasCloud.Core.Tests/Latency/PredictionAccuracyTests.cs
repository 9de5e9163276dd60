using NasCloud.Core.Latency;

namespace NasCloud.Core.Tests.Latency;

public sealed class PredictionAccuracyTests
{
    [Fact]
    public void Of_SomePairs_DescribesRelativeErrorsAndOrder()
    {
        var accuracy = PredictionAccuracy.Of([(1.1, 1), (2, 2), (2.4, 3)]);

        Assert.Equal(3, accuracy.Count);
        Assert.Equal(0.1, accuracy.MedianError, 9);
        Assert.Equal(0.18, accuracy.Error90, 9);
        Assert.Equal(1, accuracy.RankCorrelation, 9);
    }

    [Fact]
    public void Of_OppositeOrder_CorrelatesNegatively() =>
        Assert.Equal(-1, PredictionAccuracy.Of([(3, 1), (2, 2), (1, 3)]).RankCorrelation, 9);
}
