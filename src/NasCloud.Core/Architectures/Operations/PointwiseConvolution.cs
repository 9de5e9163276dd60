namespace NasCloud.Core.Architectures;

/// <summary>A 1x1 convolution, which mixes channels.</summary>
/// <param name="Filters">Output channels, 1 to 65,536.</param>
/// <param name="Stride">Step in both directions, 1 to 4.</param>
/// <param name="Bias">Whether a learned bias is added to each output channel.</param>
public sealed record PointwiseConvolution(int Filters, int Stride = 1, bool Bias = true) : Operation;
