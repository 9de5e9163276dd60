using NasCloud.Core.Architectures;

namespace NasCloud.Core.SearchSpaces.Networks;

/// <summary>What a node of a network that is being drawn results in.</summary>
/// <param name="Name">The node.</param>
/// <param name="Shape">The shape of its result.</param>
internal readonly record struct FeatureMap(string Name, TensorShape Shape)
{
    // From 4 pixels on, half of them is still an image; below, there is nothing left to sum up.
    private const int SmallestHalved = 4;

    public int Channels => Shape.Channels;

    /// <summary>The stride of a layer that is to halve the image: 2, or 1 where the image is too small for that.</summary>
    public int HalvingStride => Shape.Height >= SmallestHalved && Shape.Width >= SmallestHalved ? 2 : 1;
}
