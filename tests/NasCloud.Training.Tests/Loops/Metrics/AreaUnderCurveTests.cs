using NasCloud.Training.Loops.Metrics;

namespace NasCloud.Training.Tests.Loops.Metrics;

public class AreaUnderCurveTests
{
    [Theory]
    [InlineData(new[] { 0.1f, 0.4f, 0.35f, 0.8f }, new[] { false, false, true, true }, 0.75)]
    [InlineData(new[] { 1f, 2f, 3f, 4f }, new[] { false, false, true, true }, 1.0)]
    [InlineData(new[] { 4f, 3f, 2f, 1f }, new[] { false, false, true, true }, 0.0)]
    // Of 6 pairs 4 are right and 2 are ties.
    [InlineData(new[] { 1f, 1f, 2f, 1f, 0f }, new[] { false, true, true, false, false }, 5.0 / 6)]
    [InlineData(new[] { 7f, 7f, 7f }, new[] { true, false, false }, 0.5)]
    public void Of_HandCountedPairs_IsTheirShare(float[] scores, bool[] isPositive, double expected) =>
        Assert.Equal(expected, AreaUnderCurve.Of(scores, isPositive)!.Value, 12);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_OneKindAlone_IsNone(bool isPositive) => Assert.Null(AreaUnderCurve.Of([1, 2], [isPositive, isPositive]));

    [Fact]
    public void Of_AnyScores_IsTheShareOfPairsInTheRightOrder() =>
        Gen.Select(Gen.Int[0, 9], Gen.Bool).List[2, 40].Sample(samples =>
        {
            var pairs = samples.Where(s => s.Item2).SelectMany(_ => samples.Where(s => !s.Item2), (positive, negative) => positive.Item1.CompareTo(negative.Item1)).ToList();
            double? expected = pairs.Count == 0 ? null : pairs.Average(order => order > 0 ? 1 : order == 0 ? 0.5 : 0);
            var actual = AreaUnderCurve.Of([.. samples.Select(s => (float)s.Item1)], [.. samples.Select(s => s.Item2)]);
            Assert.Equal(expected is null, actual is null);
            Assert.Equal(expected ?? 0, actual ?? 0, 9);
        });
}
