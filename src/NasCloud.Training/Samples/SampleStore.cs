using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Training.Datasets;

namespace NasCloud.Training.Samples;

/// <summary>Labelled images in memory, one byte a channel value, each pixel's channels side by side as the kernels want them.</summary>
internal sealed class SampleStore
{
    private SampleStore(TensorShape shape, byte[] pixels, int[] labels)
    {
        Shape = shape;
        Pixels = pixels;
        Labels = labels;
    }

    /// <summary>The shape of one sample: channels, height, width.</summary>
    public TensorShape Shape { get; }

    /// <summary>Samples x height x width x channels.</summary>
    public byte[] Pixels { get; }

    /// <summary>The class of each sample.</summary>
    public int[] Labels { get; }

    public int Count => Labels.Length;

    public int Channels => Shape.Channels;

    /// <summary>The bytes of one row of pixels.</summary>
    public int RowSize => Shape.Width * Shape.Channels;

    /// <summary>The bytes of one sample.</summary>
    public int SampleSize => Shape.Height * RowSize;

    /// <summary>All samples.</summary>
    public static SampleStore Of(ImageSamples samples) => samples.Shape.Channels == 1
        ? new(samples.Shape, samples.Pixels, samples.Labels)
        : Of(samples, [.. Enumerable.Range(0, samples.Count)]);

    /// <summary>A copy of some of the samples, in the order given.</summary>
    public static SampleStore Of(ImageSamples samples, int[] indices)
    {
        var pixels = new byte[checked(indices.Length * samples.SampleSize)];
        for (var place = 0; place < indices.Length; place++)
            Interleave(samples.Sample(indices[place]), pixels.AsSpan(place * samples.SampleSize, samples.SampleSize), samples.Shape.Channels);
        return new(samples.Shape, pixels, Array.ConvertAll(indices, index => samples.Labels[index]));
    }

    /// <summary>The indices of all samples, in a random order.</summary>
    /// <param name="seed">Fixes the order.</param>
    /// <param name="purpose">What the order is for.</param>
    /// <param name="index">Which order of that purpose, for example an epoch's.</param>
    public int[] Shuffled(long seed, string purpose, long index = 0)
    {
        int[] order = [.. Enumerable.Range(0, Count)];
        RandomStream.Create(seed, purpose, index).Shuffle(order);
        return order;
    }

    /// <summary>A copy of some of these samples, in the order given.</summary>
    public SampleStore Part(ReadOnlySpan<int> indices)
    {
        var (pixels, labels) = (new byte[indices.Length * SampleSize], new int[indices.Length]);
        for (var place = 0; place < indices.Length; place++)
        {
            Pixels.AsSpan(indices[place] * SampleSize, SampleSize).CopyTo(pixels.AsSpan(place * SampleSize));
            labels[place] = Labels[indices[place]];
        }

        return new(Shape, pixels, labels);
    }

    private static void Interleave(ReadOnlySpan<byte> planes, Span<byte> pixels, int channels)
    {
        if (channels == 1)
        {
            planes.CopyTo(pixels);
            return;
        }

        var plane = planes.Length / channels;
        for (var pixel = 0; pixel < plane; pixel++)
        {
            for (var channel = 0; channel < channels; channel++)
                pixels[(pixel * channels) + channel] = planes[(channel * plane) + pixel];
        }
    }
}
