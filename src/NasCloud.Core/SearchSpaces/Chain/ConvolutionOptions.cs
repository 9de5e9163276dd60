using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces.Chain;

/// <summary>What a <see cref="ChainSpace"/> leaves open in a convolution layer: convolution, batch normalization, activation, dropout.</summary>
public sealed record ConvolutionOptions
{
    /// <summary>Output channels.</summary>
    public required ValueArray<int> Filters { get; init; }

    /// <summary>Kernel sizes, odd.</summary>
    public required ValueArray<int> Kernel { get; init; }

    /// <summary>Strides.</summary>
    public required ValueArray<int> Stride { get; init; }

    /// <summary>Activation functions.</summary>
    public required ValueArray<ActivationFunction> Activation { get; init; }

    /// <summary>Whether batch normalization follows the convolution, which then has no bias.</summary>
    public required ValueArray<bool> BatchNormalization { get; init; }

    /// <summary>Dropout rates after the activation; 0 for none.</summary>
    public required ValueArray<double> Dropout { get; init; }

    /// <summary>Whether a depthwise and a pointwise convolution take the place of the convolution (Chollet 2017, arXiv 1610.02357).</summary>
    public required ValueArray<bool> Separable { get; init; }

    /// <summary>Whether the layer's input is added before the activation (He et al. 2016, arXiv 1512.03385); without effect where the layer changes the shape.</summary>
    public required ValueArray<bool> Residual { get; init; }
}
