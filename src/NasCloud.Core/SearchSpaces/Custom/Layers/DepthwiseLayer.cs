using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Custom.Layers;

/// <summary>A convolution of each channel by itself, batch normalization, an activation.</summary>
internal sealed record DepthwiseLayer(Choice<int> Kernel, Choice<int> Stride, Choice<int> Dilation, FinishChoices Finish) : ICustomLayer
{
    public static DepthwiseLayer Read(SpecValues values, CustomScope scope) => new(
        scope.Integer(values, "kernel"), scope.Integer(values, "stride"), scope.Integer(values, "dilation"), FinishChoices.Read(values, scope));

    public FeatureMap Draw(CustomPen pen, string name, FeatureMap from)
    {
        var convolution = new DepthwiseConvolution(Kernel.In(pen.Genotype), pen.Stride(Stride), Finish.HasBias(pen), Dilation.In(pen.Genotype));
        return Finish.Draw(pen, name, pen.Draft.Add($"{name}.depthwise", convolution, from));
    }
}
