using NasCloud.Core.SearchSpaces.Networks;

namespace NasCloud.Core.SearchSpaces.Custom.Layers;

/// <summary>One layer of a stage, with what is open in it.</summary>
internal interface ICustomLayer
{
    /// <summary>Draws the layer as a genotype chooses.</summary>
    /// <param name="pen">What with.</param>
    /// <param name="name">Before the names of its nodes.</param>
    /// <param name="from">What it reads, an image.</param>
    FeatureMap Draw(CustomPen pen, string name, FeatureMap from);
}
