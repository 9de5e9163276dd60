using System.Runtime.InteropServices;
using NasCloud.Core.Architectures;

namespace NasCloud.Training.Datasets;

/// <summary>Rows of a table in one block of memory, as numbers: the numeric columns first, then the categories' codes.</summary>
/// <param name="Shape">How many numbers each row has.</param>
/// <param name="Numbers">The rows one after another. A number that is missing is NaN; a code is whole, 0 where the category is missing or unknown.</param>
/// <param name="Labels">The class of each row, from 0; empty where a number is predicted.</param>
/// <param name="Categories">How many of a row's last numbers are codes.</param>
public sealed record TableSamples(TensorShape Shape, float[] Numbers, int[] Labels, int Categories) : LabelledSamples(Shape, Labels)
{
    /// <inheritdoc/>
    public override int SampleBytes => sizeof(float) * Shape.Channels;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Content => MemoryMarshal.AsBytes<float>(Numbers);

    /// <inheritdoc/>
    public override LabelledSamples Empty() => new TableSamples(Shape, [], [], Categories);
}
