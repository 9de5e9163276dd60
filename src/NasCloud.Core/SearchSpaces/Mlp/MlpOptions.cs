using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces.Mlp;

/// <summary>What an <see cref="MlpSpace"/> leaves open. Every list is the options of a decision: distinct, at least one; a list of one fixes it.</summary>
public sealed record MlpOptions
{
    /// <summary>Numbers of hidden layers, 0 or more.</summary>
    public required ValueArray<int> Layers { get; init; }

    /// <summary>Output features of a hidden layer, each layer's own.</summary>
    public required ValueArray<int> Units { get; init; }

    /// <summary>Activation functions, one for all layers.</summary>
    public required ValueArray<ActivationFunction> Activation { get; init; }

    /// <summary>Whether batch normalization comes before the activations, in all layers.</summary>
    public required ValueArray<bool> BatchNormalization { get; init; }

    /// <summary>Dropout rates after the activations, one for all layers; 0 for none.</summary>
    public required ValueArray<double> Dropout { get; init; }

    /// <summary>How wide the vectors of categories are; no decision where there are none.</summary>
    public required ValueArray<EmbeddingWidth> EmbeddingWidth { get; init; }
}
