namespace NasCloud.Core.Architectures;

/// <summary>Batch normalization with a learned scale and shift per channel.</summary>
public sealed record BatchNormalization : Operation;
