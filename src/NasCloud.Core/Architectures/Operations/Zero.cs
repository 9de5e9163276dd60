namespace NasCloud.Core.Architectures;

/// <summary>Zeros in the shape of its input: a cut edge.</summary>
public sealed record Zero : Operation;
