using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces.MobileNets;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Custom.Layers;

/// <summary>An <see cref="InvertedResidual"/>.</summary>
internal sealed record InvertedResidualLayer(
    Choice<int> Filters, Choice<int> Expansion, Choice<int> Kernel, Choice<int> Stride, Choice<double> Squeeze, Choice<ActivationFunction> Activation) : ICustomLayer
{
    public static InvertedResidualLayer Read(SpecValues values, CustomScope scope) => new(
        scope.Integer(values, "filters"),
        scope.Integer(values, "expansion"),
        scope.Integer(values, "kernel"),
        scope.Integer(values, "stride"),
        scope.Number(values, "squeeze"),
        scope.Name<ActivationFunction>(values, "activation"));

    public FeatureMap Draw(CustomPen pen, string name, FeatureMap from) => new InvertedResidual(
        name,
        Filters.In(pen.Genotype),
        Expansion.In(pen.Genotype),
        Kernel.In(pen.Genotype),
        pen.Stride(Stride),
        Activation.In(pen.Genotype),
        Squeeze.In(pen.Genotype)).Draw(pen.Draft, from);
}
