namespace NasCloud.Core.Architectures;

/// <summary>The maximum of each channel over the whole image: an image becomes a vector.</summary>
public sealed record GlobalMaxPooling : Operation;
