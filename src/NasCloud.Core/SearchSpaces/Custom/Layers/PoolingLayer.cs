using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Custom.Layers;

/// <summary>The maximum or the mean over windows.</summary>
internal sealed record PoolingLayer(bool Maximum, Choice<int> Size, Choice<int> Stride) : ICustomLayer
{
    public static PoolingLayer Read(SpecValues values, CustomScope scope, bool maximum) =>
        new(maximum, scope.Integer(values, "size"), scope.Integer(values, "stride"));

    public FeatureMap Draw(CustomPen pen, string name, FeatureMap from) =>
        pen.Pooled($"{name}.pool", from, Maximum, Size.In(pen.Genotype), Stride.In(pen.Genotype));
}
