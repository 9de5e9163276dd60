using NasCloud.Cli.Guides;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Tests.Guides;

public sealed class SearchForecastTests
{
    [Theory]
    [InlineData(1, 9, 3, 1 + (2 / 3.0) + (6 / 9.0))]
    [InlineData(4, 36, 3, 4 + (8 / 3.0) + (24 / 9.0))]
    [InlineData(2, 2, 3, 2)]
    public void MeanEpochs_OfRungs_CountsEachByHowManyReachIt(double least, double most, double reduction, double mean) =>
        Assert.Equal(mean, SearchForecast.MeanEpochs(least, most, reduction), 9);

    [Theory]
    [InlineData("\"wallClock\": \"1h\"", 1, "about 900 to 2,000 networks in 1h 00m: ")]
    [InlineData("\"wallClock\": \"1h\"", 10_000, "about 1 network in 1h 00m: ")]
    [InlineData("\"trials\": 60", 1, "about 2m 00s and the winner's training: ")]
    public void Describe_BudgetAndSpeed_SaysHowManyNetworksOrHowLong(string budget, double epoch, string begin) =>
        Assert.StartsWith(begin, SearchForecast.Describe(Spec(budget), meanEpochs: 2, new MeasuredSpeed(TimeSpan.FromSeconds(epoch), 1000, 500)), StringComparison.Ordinal);

    [Fact]
    public void Of_EpochWithFewerSamples_CountsTrainingThriceAndValidationAsItWas()
    {
        var speed = MeasuredSpeed.Of(seconds: 9, flops: 1, sampled: 1000, training: 54_000, validation: 6000);

        Assert.Equal(168, speed.Epoch.TotalSeconds, 9);
    }

    [Fact]
    public void Describe_WithoutAMeasurement_PromisesNothing() =>
        Assert.Contains("was not measured", SearchForecast.Describe(Spec("\"wallClock\": \"1h\""), meanEpochs: 2, speed: null), StringComparison.Ordinal);

    private static SearchSpec Spec(string budget) =>
        SearchSpecReader.Read($$"""{ "schemaVersion": 1, "name": "a", "dataset": "glyphs", "space": "chain", "budget": { {{budget}} } }""").Spec!;
}
