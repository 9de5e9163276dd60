using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces.Chain;

/// <summary>What a <see cref="ChainSpace"/> leaves open in a pooling layer.</summary>
public sealed record PoolingOptions
{
    /// <summary>Window sizes.</summary>
    public required ValueArray<int> Size { get; init; }

    /// <summary>Strides.</summary>
    public required ValueArray<int> Stride { get; init; }
}
