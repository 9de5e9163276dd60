using NasCloud.Models.Quantization;

namespace NasCloud.Models.Tests.Quantization;

public sealed class ValueRangeTests
{
    [Fact]
    public void ZeroAndScale_AnyRange_HoldZeroAndBothEndsWithinAStep() => Gen.Select(Gen.Float[-100, 100], Gen.Float[-100, 100]).Sample((one, other) =>
    {
        var range = ValueRange.Of([one, other]);

        foreach (var value in new[] { one, other, 0 })
        {
            var step = Math.Clamp(Math.Round(value / range.Scale) + range.Zero, 0, 255);
            Assert.Equal(value, (step - range.Zero) * range.Scale, range.Scale * 1.001);
        }

        Assert.True(range.Scale > 0);
    });

    [Fact]
    public void Scale_OfNothingButZeros_IsAboveZero() => Assert.True(ValueRange.Of([0, 0]).Scale > 0);

    [Fact]
    public void With_AnotherRange_HoldsBoth() => Assert.Equal(new ValueRange(-3, 5), new ValueRange(-1, 5).With(new(-3, 2)));
}
