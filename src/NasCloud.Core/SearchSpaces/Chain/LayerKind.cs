namespace NasCloud.Core.SearchSpaces.Chain;

/// <summary>What a layer of a <see cref="ChainSpace"/> can be.</summary>
public enum LayerKind
{
    /// <summary>Convolution, batch normalization if wanted, activation, dropout if wanted.</summary>
    Conv,

    /// <summary>Maximum over a window.</summary>
    MaxPool,

    /// <summary>Mean over a window.</summary>
    AveragePool,
}
