namespace NasCloud.Core.Architectures;

/// <summary>Normalizes the channels of each pixel, or step of a sequence, together, with a learned scale and shift per channel (Ba et al. 2016, arXiv 1607.06450).</summary>
public sealed record LayerNormalization : Operation;
