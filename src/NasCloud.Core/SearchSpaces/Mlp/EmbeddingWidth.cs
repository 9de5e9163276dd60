namespace NasCloud.Core.SearchSpaces.Mlp;

/// <summary>How wide the vectors of a column of categories are, by how many categories it has.</summary>
public enum EmbeddingWidth
{
    /// <summary>The fourth root, rounded up.</summary>
    FourthRoot,

    /// <summary>1.6 times the power of 0.56, rounded, at most 256.</summary>
    Power,

    /// <summary>Half, rounded up, at most 50.</summary>
    Half,
}
