namespace NasCloud.Core.Architectures;

/// <summary>A two-dimensional convolution of each channel by itself.</summary>
/// <param name="Kernel">Height and width of the kernel: odd, 1 to 11.</param>
/// <param name="Stride">Step in both directions, 1 to 4.</param>
/// <param name="Bias">Whether a learned bias is added to each channel.</param>
/// <param name="Dilation">Distance between the pixels that neighbouring weights of the kernel see, 1 to 8; the padding is as many times larger.</param>
public sealed record DepthwiseConvolution(int Kernel, int Stride = 1, bool Bias = true, int Dilation = 1) : Operation;
