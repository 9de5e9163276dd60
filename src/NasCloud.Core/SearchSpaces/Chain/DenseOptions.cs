using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces.Chain;

/// <summary>What a <see cref="ChainSpace"/> leaves open between the head and the classifier.</summary>
public sealed record DenseOptions
{
    /// <summary>Numbers of dense layers before the classifier, 0 or more.</summary>
    public required ValueArray<int> Layers { get; init; }

    /// <summary>Output features of such a layer.</summary>
    public required ValueArray<int> Units { get; init; }

    /// <summary>Activation functions.</summary>
    public required ValueArray<ActivationFunction> Activation { get; init; }

    /// <summary>Dropout rates after the activation; 0 for none.</summary>
    public required ValueArray<double> Dropout { get; init; }
}
