using NasCloud.Core.Architectures;

namespace NasCloud.Training.Datasets;

/// <summary>Samples of one shape in one block of memory, each with its class or with the number that is to be predicted of it.</summary>
/// <remarks>The arrays are shared, not copied, and may be held by a cache: read them only.</remarks>
/// <param name="Shape">The shape of each sample.</param>
/// <param name="Labels">The class of each sample, from 0; empty where a number is predicted.</param>
public abstract record LabelledSamples(TensorShape Shape, int[] Labels)
{
    /// <summary>The number to predict of each sample; empty where samples have classes.</summary>
    public float[] Targets { get; init; } = [];

    /// <summary>How many samples there are.</summary>
    public int Count => Math.Max(Labels.Length, Targets.Length);

    /// <summary>How many bytes one sample takes.</summary>
    public abstract int SampleBytes { get; }

    /// <summary>The samples one after another, as they are in memory: equal for equal samples.</summary>
    public abstract ReadOnlySpan<byte> Content { get; }

    /// <summary>No samples, of the same kind: what a data set without a test part tests on.</summary>
    public abstract LabelledSamples Empty();

    /// <summary>The bytes of one sample.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    public ReadOnlySpan<byte> Sample(int index) => Content.Slice(checked(index * SampleBytes), SampleBytes);
}
