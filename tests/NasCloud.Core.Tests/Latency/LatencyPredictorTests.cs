using NasCloud.Core.Latency;
using static NasCloud.Core.Tests.Latency.SampleTables;

namespace NasCloud.Core.Tests.Latency;

public sealed class LatencyPredictorTests
{
    [Fact]
    public void Milliseconds_KnownOperations_IsTheirSumScaled()
    {
        var table = Of(Entries(4)) with { Scale = 2, OffsetMicroseconds = 3 };

        // A convolution of 4 x 64 x 9 and a pooling of 4 x 64 FLOPs.
        Assert.Equal(((2 * (10 + 2.304 + 0.256)) + 3) / 1000, new LatencyPredictor(table).Milliseconds(Network(4)), 12);
    }

    [Fact]
    public void Milliseconds_UnknownOperation_IsLikenedToOthersOfItsKind()
    {
        var predictor = new LatencyPredictor(Of([.. new[] { 1, 2, 3, 5, 8 }.SelectMany(Entries)]));

        Assert.Equal(2, predictor.Unknown(Network(20)));
        Assert.Equal((10 + 11.52 + 1.28) / 1000, predictor.Milliseconds(Network(20)), 4);
    }

    [Fact]
    public void Milliseconds_OffsetFarBelowZero_StaysAboveZero()
    {
        var table = Of(Entries(4)) with { OffsetMicroseconds = -1000 };

        Assert.Equal(0.005, new LatencyPredictor(table).Milliseconds(Network(4)), 12);
    }
}
