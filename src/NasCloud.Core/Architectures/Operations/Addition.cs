namespace NasCloud.Core.Architectures;

/// <summary>The sum of at least one input of equal shape.</summary>
public sealed record Addition : Operation;
