namespace NasCloud.Training.Datasets.Glyphs;

/// <summary>A square of ink, 0 to 1 a pixel, on which strokes are drawn with soft edges.</summary>
internal sealed class GlyphCanvas(int size)
{
    private readonly double[] _ink = new double[size * size];

    /// <summary>The ink, row by row.</summary>
    public ReadOnlySpan<double> Ink => _ink;

    /// <summary>Removes all ink.</summary>
    public void Clear() => Array.Clear(_ink);

    /// <summary>Draws a straight stroke with round ends.</summary>
    /// <param name="from">Where it starts, in pixels.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="radius">Half its width, in pixels.</param>
    /// <param name="strength">Its ink, 0 to 1; where strokes cross the stronger one shows.</param>
    public void Draw(GlyphPoint from, GlyphPoint to, double radius, double strength)
    {
        var reach = radius + 0.5;
        var (left, right) = Span(from.X, to.X, reach);
        var (top, bottom) = Span(from.Y, to.Y, reach);
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var ink = strength * Math.Clamp(reach - Distance(new GlyphPoint(x + 0.5, y + 0.5), from, to), 0, 1);
                _ink[(y * size) + x] = Math.Max(_ink[(y * size) + x], ink);
            }
        }
    }

    private (int First, int Last) Span(double a, double b, double reach) =>
        (Math.Max((int)Math.Floor(Math.Min(a, b) - reach), 0), Math.Min((int)Math.Ceiling(Math.Max(a, b) + reach), size - 1));

    private static double Distance(GlyphPoint point, GlyphPoint from, GlyphPoint to)
    {
        var along = to - from;
        var length = GlyphPoint.Dot(along, along);
        var nearest = length == 0 ? 0 : Math.Clamp(GlyphPoint.Dot(point - from, along) / length, 0, 1);
        var offset = point - from - (nearest * along);
        return Math.Sqrt(GlyphPoint.Dot(offset, offset));
    }
}
