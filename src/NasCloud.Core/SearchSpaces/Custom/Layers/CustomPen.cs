using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces.Networks;
using static NasCloud.Core.SearchSpaces.Networks.NetworkBlocks;

namespace NasCloud.Core.SearchSpaces.Custom.Layers;

/// <summary>What layers are drawn with.</summary>
/// <param name="Draft">The network.</param>
/// <param name="Genotype">The choices.</param>
/// <param name="Strides">Whether convolutions have their strides.</param>
internal readonly record struct CustomPen(NetworkDraft Draft, Genotype Genotype, bool Strides)
{
    private const int LargestStride = 4;

    public int Stride(Choice<int> stride) => Strides ? stride.In(Genotype) : 1;

    /// <summary>Windows over an image; the image itself where they are larger.</summary>
    public FeatureMap Pooled(string name, FeatureMap from, bool maximum, int size, int stride)
    {
        if (size % 2 == 0 && (size > from.Shape.Height || size > from.Shape.Width))
            return from;
        return Draft.Add(name, maximum ? new MaxPooling(size, stride) : new AveragePooling(size, stride), from);
    }

    /// <summary>The sum of images, the others brought to the shape of the first; those that can't be are left out.</summary>
    public FeatureMap Added(string name, FeatureMap first, params IEnumerable<FeatureMap> others)
    {
        var terms = new List<FeatureMap> { first };
        foreach (var (index, other) in others.Index())
            terms.AddRange(Fitted($"{name}.fit{index + 1}", other, first.Shape, first.Channels));
        return terms.Count == 1 ? first : Draft.Add(name, new Addition(), [.. terms]);
    }

    /// <summary>Images one after another, the others brought to the sides of the first; those that can't be are left out.</summary>
    public FeatureMap Concatenated(string name, FeatureMap first, params IEnumerable<FeatureMap> others)
    {
        var parts = new List<FeatureMap> { first };
        foreach (var (index, other) in others.Index())
            parts.AddRange(Fitted($"{name}.fit{index + 1}", other, first.Shape, other.Channels));
        return parts.Count == 1 ? first : Draft.Add(name, new Concatenation(), [.. parts]);
    }

    private IEnumerable<FeatureMap> Fitted(string name, FeatureMap from, TensorShape sides, int channels)
    {
        for (var stride = 1; stride <= LargestStride; stride++)
        {
            if (Strided(from.Shape.Height, stride) != sides.Height || Strided(from.Shape.Width, stride) != sides.Width)
                continue;
            return stride == 1 && channels == from.Channels ? [from] : [Draft.Convolved(name, from, Unbiased(channels, 1, stride))];
        }

        return [];
    }

    private static int Strided(int side, int stride) => ((side - 1) / stride) + 1;
}
