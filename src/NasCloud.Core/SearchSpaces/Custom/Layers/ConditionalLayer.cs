using NasCloud.Core.SearchSpaces.Networks;

namespace NasCloud.Core.SearchSpaces.Custom.Layers;

/// <summary>A layer that is there under a condition.</summary>
internal sealed record ConditionalLayer(CustomCondition Condition, ICustomLayer Layer) : ICustomLayer
{
    public FeatureMap Draw(CustomPen pen, string name, FeatureMap from) => Condition.Holds(pen.Genotype) ? Layer.Draw(pen, name, from) : from;
}
