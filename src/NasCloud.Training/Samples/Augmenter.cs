using NasCloud.Core.Specs;

namespace NasCloud.Training.Samples;

/// <summary>Copies samples into a batch, shifted, mirrored and with a square cut out at random.</summary>
/// <param name="spec">What is done.</param>
/// <param name="samples">What the samples look like.</param>
/// <param name="mean">The pixel that a cut-out square is filled with, one byte a channel.</param>
/// <param name="random">Drawn from in the order of the samples.</param>
internal sealed class Augmenter(AugmentationSpec spec, SampleStore samples, byte[] mean, Random random)
{
    private readonly int _height = samples.Shape.Height;
    private readonly int _width = samples.Shape.Width;
    private readonly int _channels = samples.Channels;
    private readonly int _rowSize = samples.RowSize;

    /// <summary>Writes a changed copy of one sample.</summary>
    public void Copy(ReadOnlySpan<byte> source, Span<byte> target)
    {
        Shift(source, target);
        if (spec.Flip && random.Next(2) == 1)
            Flip(target);
        if (spec.Cutout > 0)
            CutOut(target);
    }

    /// <summary>What moves in from outside is black.</summary>
    private void Shift(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var down = spec.Shift == 0 ? 0 : random.Next(-spec.Shift, spec.Shift + 1);
        var right = spec.Shift == 0 ? 0 : random.Next(-spec.Shift, spec.Shift + 1);
        if (down == 0 && right == 0)
        {
            source.CopyTo(target);
            return;
        }

        target.Clear();
        var length = Math.Max(0, _width - Math.Abs(right)) * _channels;
        var (from, to) = (Math.Max(0, -right) * _channels, Math.Max(0, right) * _channels);
        for (var row = Math.Max(0, down); row < Math.Min(_height, _height + down) && length > 0; row++)
            source.Slice(((row - down) * _rowSize) + from, length).CopyTo(target[((row * _rowSize) + to)..]);
    }

    private void Flip(Span<byte> image)
    {
        for (var row = 0; row < _height; row++)
        {
            var pixels = image.Slice(row * _rowSize, _rowSize);
            pixels.Reverse();
            // Reversing bytes reversed the channels of each pixel too.
            for (var pixel = 0; pixel < _width && _channels > 1; pixel++)
                pixels.Slice(pixel * _channels, _channels).Reverse();
        }
    }

    /// <summary>The square's centre lies anywhere in the image, so that squares at its edge are cut short (DeVries and Taylor, 2017).</summary>
    private void CutOut(Span<byte> image)
    {
        var (top, left) = (random.Next(_height) - (spec.Cutout / 2), random.Next(_width) - (spec.Cutout / 2));
        for (var row = Math.Max(0, top); row < Math.Min(_height, top + spec.Cutout); row++)
        {
            for (var column = Math.Max(0, left); column < Math.Min(_width, left + spec.Cutout); column++)
                mean.CopyTo(image[((row * _rowSize) + (column * _channels))..]);
        }
    }
}
