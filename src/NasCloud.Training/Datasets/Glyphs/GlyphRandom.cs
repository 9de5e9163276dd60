namespace NasCloud.Training.Datasets.Glyphs;

/// <summary>Draws that a glyph needs.</summary>
internal static class GlyphRandom
{
    /// <summary>A number between two bounds, uniformly.</summary>
    public static double Within(this Random random, double low, double high) => low + ((high - low) * random.NextDouble());
}
