using System.Text.Json.Serialization;
using NasCloud.Core.Architectures.Json;
using NasCloud.Core.Collections;

namespace NasCloud.Core.Architectures;

/// <summary>The shape of one sample, without the batch: (channels, height, width) of an image or (features) of a vector.</summary>
/// <param name="Dimensions">The sizes, each at least 1; channels first.</param>
[JsonConverter(typeof(TensorShapeJsonConverter))]
public sealed record TensorShape(ValueArray<int> Dimensions)
{
    /// <summary>An image of <paramref name="channels"/> x <paramref name="height"/> x <paramref name="width"/>.</summary>
    public static TensorShape Image(int channels, int height, int width) => new([channels, height, width]);

    /// <summary>A vector of <paramref name="features"/> numbers.</summary>
    public static TensorShape Vector(int features) => new([features]);

    /// <summary>Whether it has three dimensions.</summary>
    public bool IsImage => Dimensions.Count == 3;

    /// <summary>Whether it has one dimension.</summary>
    public bool IsVector => Dimensions.Count == 1;

    /// <summary>The channels of an image, the features of a vector.</summary>
    public int Channels => Dimensions[0];

    /// <summary>The height of an image, in pixels.</summary>
    public int Height => Dimensions[1];

    /// <summary>The width of an image, in pixels.</summary>
    public int Width => Dimensions[2];

    /// <summary>How many numbers one sample has.</summary>
    public long Elements
    {
        get
        {
            var product = 1L;
            foreach (var size in Dimensions)
                product *= size;
            return product;
        }
    }

    /// <summary>The sizes with a multiplication sign between them: <c>3x32x32</c>.</summary>
    public override string ToString() => string.Join('x', Dimensions);
}
