using NasCloud.Core.Architectures;

namespace NasCloud.Training.Datasets;

/// <summary>Labelled images of one shape in one block of memory, one byte a channel value.</summary>
/// <param name="Shape">The shape of each sample: channels, height, width.</param>
/// <param name="Pixels">The samples one after another, each channels-first and contiguous; 0 to 255.</param>
/// <param name="Labels">The class of each sample, from 0.</param>
public sealed record ImageSamples(TensorShape Shape, byte[] Pixels, int[] Labels) : LabelledSamples(Shape, Labels)
{
    /// <summary>How many bytes one sample has.</summary>
    public int SampleSize { get; } = checked((int)Shape.Elements);

    /// <inheritdoc/>
    public override int SampleBytes => SampleSize;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Content => Pixels;

    /// <inheritdoc/>
    public override LabelledSamples Empty() => new ImageSamples(Shape, [], []);
}
