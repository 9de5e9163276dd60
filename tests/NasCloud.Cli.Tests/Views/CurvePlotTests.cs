using NasCloud.Cli.Views.Live;

namespace NasCloud.Cli.Tests.Views;

public sealed class CurvePlotTests
{
    [Fact]
    public void Draw_InBraille_ClimbsFromTheLowestToTheHighest() =>
        Assert.Equal([" ⢸⠉", "⣀⡸ "], CurvePlot.Draw([0, 0, 0, 1, 1, 1], 3, 2, unicode: true));

    [Fact]
    public void Draw_WithoutUnicode_UsesStarsAndBars() =>
        Assert.Equal(["  **", "  | ", "**  "], CurvePlot.Draw([1, 1, 5, 5], 4, 3, unicode: false));

    [Fact]
    public void Draw_AnyValues_FillsExactlyItsRoomAndTouchesTopAndBottom() =>
        Gen.Select(Gen.Double[-1e6, 1e6].Array[2, 40], Gen.Int[1, 60], Gen.Int[2, 12], Gen.Bool).Sample((values, width, height, unicode) =>
        {
            var lines = CurvePlot.Draw(values, width, height, unicode);

            Assert.Equal(height, lines.Count);
            Assert.All(lines, line => Assert.Equal(width, line.Length));
            Assert.All(Enumerable.Range(0, width), column => Assert.Contains(lines, line => line[column] != ' '));
            if (width * (unicode ? 2 : 1) >= values.Length && values.Distinct().Count() > 1)
                Assert.All([lines[0], lines[^1]], line => Assert.Contains(line, character => character != ' '));
        });
}
