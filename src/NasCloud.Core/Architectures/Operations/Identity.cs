namespace NasCloud.Core.Architectures;

/// <summary>Its input, unchanged.</summary>
public sealed record Identity : Operation;
