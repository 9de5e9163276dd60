using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;

namespace NasCloud.Training.Datasets.Glyphs;

/// <summary>Draws samples of the <see cref="GlyphAlphabet"/>: each sample a function of the seed, the part and its place.</summary>
/// <remarks>
/// Sums, products and square roots of doubles only, which are the same on every machine, so that the bytes are too.
/// A generator holds a canvas: use one a thread.
/// </remarks>
internal sealed class GlyphGenerator(long seed)
{
    /// <summary>Height and width of a sample, in pixels.</summary>
    public const int Size = 28;

    private readonly GlyphCanvas _canvas = new(Size);
    private readonly byte[] _noise = new byte[3 * Size * Size];

    /// <summary>Draws the first samples of a part, the classes in turn.</summary>
    /// <param name="part">What the samples are for: two parts share no sample.</param>
    /// <param name="count">How many.</param>
    public ImageSamples Generate(string part, int count)
    {
        var samples = new ImageSamples(TensorShape.Image(1, Size, Size), new byte[count * Size * Size], new int[count]);
        for (var i = 0; i < count; i++)
        {
            samples.Labels[i] = i % GlyphAlphabet.Names.Count;
            Draw(RandomStream.Create(seed, $"glyphs-{part}", i), samples.Labels[i], samples.Pixels.AsSpan(i * Size * Size, Size * Size));
        }

        return samples;
    }

    private void Draw(Random random, int label, Span<byte> target)
    {
        _canvas.Clear();
        DrawSign(random, GlyphAlphabet.Strokes[label]);
        DrawDistractors(random);
        Expose(random, target);
    }

    private void DrawSign(Random random, GlyphPoint[][] strokes)
    {
        var pose = GlyphPose.Draw(random, Size);
        var radius = random.Within(0.45, 1.3);
        foreach (var stroke in strokes)
        {
            // Curves are of many points, which shake less so that they stay curves.
            var shake = stroke.Length > 10 ? 0.25 : 0.9;
            var points = Array.ConvertAll(stroke, point => pose.Place(point) + Shake(random, shake));
            for (var i = 1; i < points.Length; i++)
                _canvas.Draw(points[i - 1], points[i], radius, 1);
        }
    }

    private void DrawDistractors(Random random)
    {
        for (var remaining = random.Next(1, 4); remaining > 0; remaining--)
        {
            var from = new GlyphPoint(random.Within(0, Size), random.Within(0, Size));
            _canvas.Draw(from, from + Shake(random, 6), random.Within(0.4, 1.2), random.Within(0.5, 1));
        }
    }

    private static GlyphPoint Shake(Random random, double most) => new(random.Within(-most, most), random.Within(-most, most));

    /// <summary>Ink to bytes: brightness and contrast vary, some samples are dark on light, and all have noise.</summary>
    private void Expose(Random random, Span<byte> target)
    {
        var paper = random.Within(0, 60);
        var contrast = random.Within(90, 190);
        var inverted = random.NextDouble() < 0.2;
        var grain = random.Within(0.05, 0.4);
        random.NextBytes(_noise);
        for (var i = 0; i < target.Length; i++)
        {
            // The sum of three uniform bytes is close enough to a normal draw.
            var noise = _noise[3 * i] + _noise[(3 * i) + 1] + _noise[(3 * i) + 2] - 382.5;
            var value = Math.Clamp(paper + (contrast * _canvas.Ink[i]) + (grain * noise), 0, 255);
            target[i] = (byte)(inverted ? 255 - value : value);
        }
    }
}
