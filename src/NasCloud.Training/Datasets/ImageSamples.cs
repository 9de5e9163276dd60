using NasCloud.Core.Architectures;

namespace NasCloud.Training.Datasets;

/// <summary>Labelled images of one shape in one block of memory, one byte a channel value.</summary>
/// <remarks>The arrays are shared, not copied, and may be held by a cache: read them only.</remarks>
/// <param name="Shape">The shape of each sample: channels, height, width.</param>
/// <param name="Pixels">The samples one after another, each channels-first and contiguous; 0 to 255.</param>
/// <param name="Labels">The class of each sample, from 0.</param>
public sealed record ImageSamples(TensorShape Shape, byte[] Pixels, int[] Labels)
{
    /// <summary>How many samples there are.</summary>
    public int Count => Labels.Length;

    /// <summary>How many bytes one sample has.</summary>
    public int SampleSize { get; } = checked((int)Shape.Elements);

    /// <summary>The bytes of one sample.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    public ReadOnlySpan<byte> Sample(int index) => Pixels.AsSpan(checked(index * SampleSize), SampleSize);

    /// <summary>No samples of a shape: what a data set without a test part tests on.</summary>
    public static ImageSamples None(TensorShape shape) => new(shape, [], []);
}
