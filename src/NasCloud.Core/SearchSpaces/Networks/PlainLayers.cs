using NasCloud.Core.Architectures;

namespace NasCloud.Core.SearchSpaces.Networks;

/// <summary>Layers of the networks from before batch normalization.</summary>
internal static class PlainLayers
{
    /// <summary>A convolution and a rectifier; with batch normalization between them if wanted, in place of the bias.</summary>
    public static FeatureMap PlainlyConvolved(this NetworkDraft draft, string name, FeatureMap from, Convolution convolution, bool normalized) => normalized
        ? draft.Convolved(name, from, convolution with { Bias = false }, ActivationFunction.Relu)
        : draft.Activated(name, draft.Add($"{name}.conv", convolution, from), ActivationFunction.Relu);
}
