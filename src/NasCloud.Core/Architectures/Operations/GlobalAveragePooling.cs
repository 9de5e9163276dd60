namespace NasCloud.Core.Architectures;

/// <summary>The mean of each channel over the whole image: an image becomes a vector.</summary>
public sealed record GlobalAveragePooling : Operation;
