using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces.Chain;

/// <summary>What a <see cref="ChainSpace"/> leaves open. Every list is the options of a decision: distinct, at least one; a list of one fixes it.</summary>
public sealed record ChainOptions
{
    /// <summary>Numbers of layers before the head, each at least 1.</summary>
    public required ValueArray<int> Depth { get; init; }

    /// <summary>Kinds of layer.</summary>
    public required ValueArray<LayerKind> Kinds { get; init; }

    /// <summary>What is open in a convolution layer.</summary>
    public required ConvolutionOptions Convolution { get; init; }

    /// <summary>What is open in a pooling layer, maximum or average.</summary>
    public required PoolingOptions Pooling { get; init; }

    /// <summary>Ways from an image to a vector.</summary>
    public required ValueArray<HeadKind> Head { get; init; }

    /// <summary>What is open between the head and the classifier.</summary>
    public required DenseOptions Dense { get; init; }
}
