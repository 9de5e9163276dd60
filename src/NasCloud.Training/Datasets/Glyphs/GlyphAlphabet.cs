namespace NasCloud.Training.Datasets.Glyphs;

/// <summary>The ten signs, each as strokes (chains of points) within -1 to 1.</summary>
/// <remarks>
/// They come in families whose members share their strokes and differ in how those are put together: whether a shape
/// closes, which way it turns, where two strokes meet. Counting edges is not enough to tell them apart.
/// </remarks>
internal static class GlyphAlphabet
{
    private const double Cos15 = 0.96592582628906831;
    private const double Sin15 = 0.25881904510252074;

    /// <summary>The names of the signs, in label order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["ring", "open-ring", "barred-ring", "triangle", "open-triangle", "zigzag-left", "zigzag-right", "cross", "tee", "corner"];

    /// <summary>The strokes of each sign, in label order.</summary>
    public static IReadOnlyList<GlyphPoint[][]> Strokes { get; } =
    [
        [Arc(24)],
        [Arc(19)],
        [Arc(24), Line((-0.95, 0), (0.95, 0))],
        [Line((0, -0.9), (0.9, 0.75), (-0.9, 0.75), (0, -0.9))],
        [Line((0.55, 0.75), (0.9, 0.75), (0, -0.9), (-0.9, 0.75), (-0.25, 0.75))],
        [Line((-0.75, -0.85), (0.75, -0.85), (-0.75, 0.85), (0.75, 0.85))],
        [Line((0.75, -0.85), (-0.75, -0.85), (0.75, 0.85), (-0.75, 0.85))],
        [Line((0, -0.95), (0, 0.95)), Line((-0.95, -0.1), (0.95, -0.1))],
        [Line((0, -0.85), (0, 0.95)), Line((-0.95, -0.85), (0.95, -0.85))],
        [Line((-0.7, -0.95), (-0.7, 0.8), (0.95, 0.8))],
    ];

    private static GlyphPoint[] Line(params (double X, double Y)[] points) =>
        [.. points.Select(point => new GlyphPoint(point.X, point.Y))];

    /// <summary>Part of the unit circle, in steps of 15 degrees from the right; turned step by step, since sines differ between platforms in the last digit.</summary>
    private static GlyphPoint[] Arc(int steps)
    {
        var points = new GlyphPoint[steps + 1];
        points[0] = new GlyphPoint(0.9, 0);
        for (var i = 1; i <= steps; i++)
            points[i] = new GlyphPoint((Cos15 * points[i - 1].X) - (Sin15 * points[i - 1].Y), (Sin15 * points[i - 1].X) + (Cos15 * points[i - 1].Y));
        return points;
    }
}
