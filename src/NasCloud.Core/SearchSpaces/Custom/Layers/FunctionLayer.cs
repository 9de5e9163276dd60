using NasCloud.Core.SearchSpaces.Networks;

namespace NasCloud.Core.SearchSpaces.Custom.Layers;

/// <summary>A layer of at most one node.</summary>
internal sealed class FunctionLayer(Func<CustomPen, string, FeatureMap, FeatureMap> draw) : ICustomLayer
{
    public FeatureMap Draw(CustomPen pen, string name, FeatureMap from) => draw(pen, name, from);
}
