using NasCloud.Cli.Views;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Tests.Views;

public sealed class FormatTests
{
    [Theory]
    [InlineData(0, "0s")]
    [InlineData(0.04, "0s")]
    [InlineData(4.26, "4.3s")]
    [InlineData(9.96, "10s")]
    [InlineData(59.4, "59s")]
    [InlineData(59.9, "1m 00s")]
    [InlineData(65, "1m 05s")]
    [InlineData(3599.9, "1h 00m")]
    [InlineData(12_000, "3h 20m")]
    [InlineData(187_200, "2d 04h")]
    [InlineData(-3, "0s")]
    public void Duration_OfSeconds_HasTwoUnitsAtMost(double seconds, string expected) =>
        Assert.Equal(expected, Format.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(MetricNames.Accuracy, 0.93124, "0.9312")]
    [InlineData(MetricNames.Accuracy, 81.17, "81.17")]
    [InlineData(MetricNames.Parameters, 94_218, "94,218")]
    [InlineData(MetricNames.Flops, 5, "5")]
    [InlineData(MetricNames.TrainingSeconds, 65, "1m 05s")]
    [InlineData(MetricNames.Loss, 12.3456, "12.35")]
    public void Metric_OfValue_IsShownTheSameEverywhere(string name, double value, string expected) =>
        Assert.Equal(expected, Format.Metric(name, value));

    [Theory]
    [InlineData(MetricNames.Accuracy, 0.9, "accuracy 0.9000")]
    [InlineData(MetricNames.Parameters, 1200, "1,200 parameters")]
    [InlineData(MetricNames.TestAccuracy, 0.9, "test accuracy 0.9000")]
    public void MetricPhrase_OfMetric_ReadsAsWords(string name, double value, string expected) =>
        Assert.Equal(expected, Format.MetricPhrase(name, value));

    [Theory]
    [InlineData(30, "now")]
    [InlineData(300, "5m ago")]
    [InlineData(7200, "2h ago")]
    [InlineData(200_000, "2d ago")]
    public void Age_OfSeconds_HasOneUnit(double seconds, string expected) =>
        Assert.Equal(expected, Format.Age(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(1, "1 trial")]
    [InlineData(0, "0 trials")]
    [InlineData(1200, "1,200 trials")]
    public void Plural_OfCount_AgreesWithIt(long count, string expected) => Assert.Equal(expected, Format.Plural(count, "trial"));

    [Fact]
    public void Reason_OfEach_IsSaidInWords() =>
        Assert.All(Enum.GetValues<EndReason>(), reason => Assert.DoesNotContain(reason.ToString(), Format.Reason(reason), StringComparison.Ordinal));
}
