using NasCloud.Training.Datasets.Glyphs;

namespace NasCloud.Training.Tests.Datasets.Glyphs;

public class GlyphCanvasTests
{
    [Fact]
    public void Draw_HorizontalStroke_InksItsRowAndSoftensTheEdges()
    {
        var canvas = new GlyphCanvas(8);
        canvas.Draw(new GlyphPoint(2, 4.5), new GlyphPoint(6, 4.5), radius: 1, strength: 0.8);
        Assert.Equal(0.8, canvas.Ink[(4 * 8) + 4], 12);
        Assert.Equal(0.4, canvas.Ink[(3 * 8) + 4], 12);
        Assert.Equal(0, canvas.Ink[(2 * 8) + 4], 12);
    }

    [Fact]
    public void Draw_AnyStroke_StaysWithinCanvasAndStrength()
    {
        var coordinate = Gen.Double[-40, 60];
        Gen.Select(coordinate, coordinate, coordinate, coordinate, Gen.Double[0, 1]).Sample((x1, y1, x2, y2, strength) =>
        {
            var canvas = new GlyphCanvas(20);
            canvas.Draw(new GlyphPoint(x1, y1), new GlyphPoint(x2, y2), 1.5, strength);
            Assert.DoesNotContain(canvas.Ink.ToArray(), ink => ink < 0 || ink > strength);
        });
    }

    [Fact]
    public void Draw_StrokesThatCross_TheStrongerShows()
    {
        var canvas = new GlyphCanvas(4);
        canvas.Draw(new GlyphPoint(0, 1.5), new GlyphPoint(4, 1.5), 0.5, 1);
        canvas.Draw(new GlyphPoint(0, 1.5), new GlyphPoint(4, 1.5), 0.5, 0.3);
        Assert.Equal(1, canvas.Ink[4 + 1], 12);
    }
}
