using System.Runtime.InteropServices;
using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Models.Texts;
using NasCloud.Training.Datasets;

namespace NasCloud.Training.Samples;

/// <summary>
/// Labelled samples in memory, as their bytes: of images one a channel value, each pixel's channels side by side as the kernels
/// want them; of a table's rows and of series four a number.
/// </summary>
internal sealed class SampleStore
{
    private SampleStore(LabelledSamples kind, byte[] content, int[] labels, float[] targets)
    {
        Shape = kind.Shape;
        SampleSize = kind.SampleBytes;
        Categories = kind is TableSamples table ? table.Categories : null;
        AreSeries = kind is SeriesSamples;
        Vocabulary = (kind as SeriesSamples)?.Vocabulary;
        Text = (kind as SeriesSamples)?.Text;
        (Content, Labels, Targets) = (content, labels, targets);
    }

    private SampleStore(SampleStore whole, byte[] content, int[] labels, float[] targets)
    {
        (Shape, SampleSize, Categories, AreSeries, Vocabulary, Text) = (whole.Shape, whole.SampleSize, whole.Categories, whole.AreSeries, whole.Vocabulary, whole.Text);
        (Content, Labels, Targets) = (content, labels, targets);
    }

    /// <summary>The shape of one sample: channels, height, width of an image, numbers of a row.</summary>
    public TensorShape Shape { get; }

    /// <summary>Images: samples x height x width x channels. Series: samples x steps x channels. Rows: samples x numbers.</summary>
    public byte[] Content { get; }

    /// <summary>The class of each sample; empty where numbers are predicted.</summary>
    public int[] Labels { get; }

    /// <summary>The number to predict of each sample; empty where samples have classes.</summary>
    public float[] Targets { get; }

    /// <summary>How many of a row's last numbers are categories' codes; null where samples are no rows.</summary>
    public int? Categories { get; }

    /// <summary>Whether samples are series, numbers of a step side by side, and not images.</summary>
    public bool AreSeries { get; }

    /// <summary>How many tokens there are, where samples are texts as tokens, which are series of a kind; null of others.</summary>
    public int? Vocabulary { get; }

    /// <summary>The words that tokens stand for; null where nobody knows.</summary>
    public TextVocabulary? Text { get; }

    public int Count => Math.Max(Labels.Length, Targets.Length);

    public int Channels => Shape.Channels;

    /// <summary>The bytes of one row of pixels.</summary>
    public int RowSize => Shape.Width * Shape.Channels;

    /// <summary>The bytes of one sample.</summary>
    public int SampleSize { get; }

    /// <summary>The numbers of all samples, one after another, where they are rows of a table or series.</summary>
    public ReadOnlySpan<float> Numbers => MemoryMarshal.Cast<byte, float>(Content);

    /// <summary>All samples.</summary>
    public static SampleStore Of(LabelledSamples samples) => samples is ImageSamples { Shape.Channels: 1 } grey
        ? new(grey, grey.Pixels, grey.Labels, grey.Targets)
        : Of(samples, [.. Enumerable.Range(0, samples.Count)]);

    /// <summary>A copy of some of the samples, in the order given.</summary>
    public static SampleStore Of(LabelledSamples samples, int[] indices)
    {
        var size = samples.SampleBytes;
        var content = new byte[checked(indices.Length * size)];
        var planes = samples is ImageSamples ? samples.Shape.Channels : 1;
        for (var place = 0; place < indices.Length; place++)
            Interleave(samples.Sample(indices[place]), content.AsSpan(place * size, size), planes);
        return new(samples, content, Some(samples.Labels, indices), Some(samples.Targets, indices));
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
        var content = new byte[indices.Length * SampleSize];
        for (var place = 0; place < indices.Length; place++)
            Content.AsSpan(indices[place] * SampleSize, SampleSize).CopyTo(content.AsSpan(place * SampleSize));
        return new(this, content, Some(Labels, indices), Some(Targets, indices));
    }

    private static T[] Some<T>(T[] items, ReadOnlySpan<int> indices)
    {
        var some = new T[items.Length == 0 ? 0 : indices.Length];
        for (var place = 0; place < some.Length; place++)
            some[place] = items[indices[place]];
        return some;
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
