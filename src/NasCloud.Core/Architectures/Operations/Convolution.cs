namespace NasCloud.Core.Architectures;

/// <summary>A two-dimensional convolution over all channels.</summary>
/// <param name="Filters">Output channels, 1 to 65,536.</param>
/// <param name="Kernel">Height and width of the kernel: odd, 1 to 11.</param>
/// <param name="Stride">Step in both directions, 1 to 4.</param>
/// <param name="Bias">Whether a learned bias is added to each output channel.</param>
public sealed record Convolution(int Filters, int Kernel, int Stride = 1, bool Bias = true) : Operation;
