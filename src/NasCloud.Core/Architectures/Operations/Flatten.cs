namespace NasCloud.Core.Architectures;

/// <summary>An image as a vector, channel by channel.</summary>
public sealed record Flatten : Operation;
