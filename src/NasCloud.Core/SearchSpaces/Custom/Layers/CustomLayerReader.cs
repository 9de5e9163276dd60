using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Custom.Layers;

/// <summary>Reads layers and adds their decisions.</summary>
internal static class CustomLayerReader
{
    public static ICustomLayer Read(SpecValues values, CustomScope scope)
    {
        var condition = scope.Condition(values);
        return condition.Terms.Count == 0
            ? ReadLayer(values, scope)
            : new ConditionalLayer(condition, ReadLayer(values, scope.When(condition.Decisions)));
    }

    private static ICustomLayer ReadLayer(SpecValues values, CustomScope scope) => values.Text(VariantShape.NameKey) switch
    {
        "conv" => ConvolutionLayer.Read(values, scope),
        "depthwise" => DepthwiseLayer.Read(values, scope),
        "inverted-residual" => InvertedResidualLayer.Read(values, scope),
        "max-pool" => PoolingLayer.Read(values, scope, maximum: true),
        "average-pool" => PoolingLayer.Read(values, scope, maximum: false),
        "activation" => Activation(scope.Name<ActivationFunction>(values, "function")),
        "batch-norm" => new FunctionLayer((pen, name, from) => pen.Draft.Add($"{name}.norm", new BatchNormalization(), from)),
        "dropout" => Dropout(scope.Number(values, "rate")),
        "identity" => new FunctionLayer((_, _, from) => from),
        "choice" => ChoiceLayer.Read(values, scope),
        "parallel" => ParallelLayer.Read(values, scope),
        var name => throw new ArgumentException($"'{name}' is no layer.", nameof(values)),
    };

    private static FunctionLayer Activation(Choice<ActivationFunction> function) =>
        new((pen, name, from) => pen.Draft.Activated(name, from, function.In(pen.Genotype)));

    private static FunctionLayer Dropout(Choice<double> rate) =>
        new((pen, name, from) => pen.Draft.Dropped($"{name}.dropout", from, rate.In(pen.Genotype)));
}
