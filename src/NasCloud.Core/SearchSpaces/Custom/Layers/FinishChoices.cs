using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Custom.Layers;

/// <summary>What follows a convolution: batch normalization or a bias, and an activation.</summary>
internal sealed record FinishChoices(Choice<bool> BatchNormalization, Choice<ActivationFunction> Activation)
{
    public static FinishChoices Read(SpecValues values, CustomScope scope) =>
        new(scope.Truth(values, "batchNorm"), scope.Name<ActivationFunction>(values, "activation"));

    public bool HasBias(CustomPen pen) => !BatchNormalization.In(pen.Genotype);

    public FeatureMap Draw(CustomPen pen, string name, FeatureMap from)
    {
        var normalized = BatchNormalization.In(pen.Genotype) ? pen.Draft.Add($"{name}.norm", new BatchNormalization(), from) : from;
        return pen.Draft.Activated(name, normalized, Activation.In(pen.Genotype));
    }
}
