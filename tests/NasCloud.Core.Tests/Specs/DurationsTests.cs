using NasCloud.Core.Specs;

namespace NasCloud.Core.Tests.Specs;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("45s", 45)]
    [InlineData("90m", 5_400)]
    [InlineData("1h30m", 5_400)]
    [InlineData("2d", 172_800)]
    [InlineData("1d2h3m4s", 93_784)]
    [InlineData("0s", 0)]
    [InlineData("0.5s", 0.5)]
    [InlineData("01:30:00", 5_400)]
    [InlineData("36:00:01", 129_601)]
    public void Parse_LengthOfTime_GivesIt(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Durations.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("90")]
    [InlineData("m")]
    [InlineData("-5m")]
    [InlineData("30m1h")]
    [InlineData("1h 30m")]
    [InlineData("1.5h")]
    [InlineData("1:30")]
    [InlineData("00:60:00")]
    [InlineData("1w")]
    [InlineData("1m\n")]
    [InlineData("99999999999999999999999999999999999d")]
    [InlineData("99999999999999999999d")]
    [InlineData("10675200d")]
    [InlineData("9223372036854775807:00:00")]
    public void Parse_AnythingElse_Throws(string text)
    {
        var error = Assert.Throws<FormatException>(() => Durations.Parse(text));

        Assert.Equal($"'{text}' is not a length of time: expected one such as 45s, 90m, 1h30m, 2d or 01:30:00.", error.Message);
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(45, "45s")]
    [InlineData(5_400, "1h30m")]
    [InlineData(86_401, "1d1s")]
    [InlineData(0.25, "0.25s")]
    public void Format_Duration_IsShort(double seconds, string text) =>
        Assert.Equal(text, Durations.Format(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Format_AnyDuration_IsReadBackExactly() =>
        Gen.Long[0, long.MaxValue].Select(ticks => new TimeSpan(ticks))
            .Sample(duration => Durations.Parse(Durations.Format(duration)) == duration);

    [Fact]
    public void Format_NegativeDuration_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Durations.Format(TimeSpan.FromTicks(-1)));
}
