namespace NasCloud.Training.Datasets.Glyphs;

/// <summary>Where and how a sign is drawn: an affine map from its own coordinates to pixels.</summary>
/// <param name="AlongX">Where (1, 0) points, in pixels.</param>
/// <param name="AlongY">Where (0, 1) points, in pixels.</param>
/// <param name="Center">The pixel coordinates of (0, 0).</param>
internal readonly record struct GlyphPose(GlyphPoint AlongX, GlyphPoint AlongY, GlyphPoint Center)
{
    /// <summary>A pose with random turn, size, proportions, slant and place.</summary>
    /// <param name="random">The sample's generator.</param>
    /// <param name="size">Height and width of the image.</param>
    public static GlyphPose Draw(Random random, int size)
    {
        // The tangent of half the angle: a turn without sines.
        var half = random.Within(-0.24, 0.24);
        var (cosine, sine) = ((1 - (half * half)) / (1 + (half * half)), 2 * half / (1 + (half * half)));
        var (width, height) = (random.Within(5.0, 9.5), random.Within(5.0, 9.5));
        var slant = random.Within(-0.25, 0.25);
        var center = new GlyphPoint((size / 2.0) + random.Within(-4, 4), (size / 2.0) + random.Within(-4, 4));
        return new GlyphPose(
            new GlyphPoint(width * cosine, width * sine),
            new GlyphPoint(height * ((slant * cosine) - sine), height * ((slant * sine) + cosine)),
            center);
    }

    /// <summary>A point of the sign, in pixels.</summary>
    public GlyphPoint Place(GlyphPoint point) => (point.X * AlongX) + (point.Y * AlongY) + Center;
}
