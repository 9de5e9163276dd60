using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Custom.Layers;

/// <summary>A convolution, batch normalization, an activation, dropout.</summary>
internal sealed record ConvolutionLayer(
    Choice<int> Filters, Choice<int> Kernel, Choice<int> Stride, Choice<int> Dilation, Choice<bool> Separable, FinishChoices Finish, Choice<double> Dropout) : ICustomLayer
{
    public static ConvolutionLayer Read(SpecValues values, CustomScope scope) => new(
        scope.Integer(values, "filters"),
        scope.Integer(values, "kernel"),
        scope.Integer(values, "stride"),
        scope.Integer(values, "dilation"),
        scope.Truth(values, "separable"),
        FinishChoices.Read(values, scope),
        scope.Number(values, "dropout"));

    public FeatureMap Draw(CustomPen pen, string name, FeatureMap from)
    {
        var result = Finish.Draw(pen, name, Weighted(pen, name, from, Finish.HasBias(pen)));
        return pen.Draft.Dropped($"{name}.dropout", result, Dropout.In(pen.Genotype));
    }

    private FeatureMap Weighted(CustomPen pen, string name, FeatureMap from, bool bias)
    {
        var (filters, kernel, stride, dilation) = (Filters.In(pen.Genotype), Kernel.In(pen.Genotype), pen.Stride(Stride), Dilation.In(pen.Genotype));
        if (!Separable.In(pen.Genotype))
            return pen.Draft.Add($"{name}.conv", new Convolution(filters, kernel, stride, bias, dilation), from);
        var seen = pen.Draft.Add($"{name}.depthwise", new DepthwiseConvolution(kernel, stride, Bias: false, dilation), from);
        return pen.Draft.Add($"{name}.pointwise", new PointwiseConvolution(filters, 1, bias), seen);
    }
}
