using NasCloud.Cli.Views;

namespace NasCloud.Cli.Tests.Views;

public sealed class SparklineTests
{
    [Fact]
    public void Draw_OfRise_GoesFromLowestToHighest() =>
        Assert.Equal("▁▄█", Sparkline.Draw([0, 0.4, 1], 0, 1, 10));

    [Fact]
    public void Draw_OfMoreValuesThanRoom_KeepsTheLast() =>
        Assert.Equal("▁█", Sparkline.Draw([0, 0, 0.5, 1], 0, 1, 2));

    [Fact]
    public void Draw_WithoutUnicode_UsesPlainCharacters() =>
        Assert.Equal("_@", Sparkline.Draw([0, 1], 0, 1, 10, unicode: false));

    [Fact]
    public void Draw_OfEqualValues_IsFlat() => Assert.Equal("▅▅", Sparkline.Draw([0.7, 0.7], 0.7, 0.7, 10));

    [Fact]
    public void Draw_OfNothing_IsEmpty() => Assert.Equal("", Sparkline.Draw([], 0, 1, 10));

    [Fact]
    public void Draw_OfAnyValues_FillsTheRoomAndNoMore() =>
        Gen.Select(Gen.Double[-1, 1].List[0, 60], Gen.Int[1, 40]).Sample(
            (values, width) => Assert.Equal(Math.Min(values.Count, width), Sparkline.Draw(values, -1, 1, width).Length));
}
