namespace NasCloud.Training.Datasets.Glyphs;

/// <summary>A point of a drawing: x to the right, y down.</summary>
internal readonly record struct GlyphPoint(double X, double Y)
{
    public static GlyphPoint operator +(GlyphPoint left, GlyphPoint right) => new(left.X + right.X, left.Y + right.Y);

    public static GlyphPoint operator -(GlyphPoint left, GlyphPoint right) => new(left.X - right.X, left.Y - right.Y);

    public static GlyphPoint operator *(double factor, GlyphPoint point) => new(factor * point.X, factor * point.Y);

    public static double Dot(GlyphPoint left, GlyphPoint right) => (left.X * right.X) + (left.Y * right.Y);
}
