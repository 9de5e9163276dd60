namespace NasCloud.Core.Architectures;

/// <summary>Adds to each step of a sequence, an image of one row, a vector of its place, which is learned.</summary>
public sealed record PositionEmbedding : Operation;
