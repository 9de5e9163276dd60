namespace NasCloud.Core.Architectures;

/// <summary>A one-dimensional convolution over all channels of a sequence: an image of one row, whose columns are its steps.</summary>
/// <param name="Filters">Output channels, 1 to 65,536.</param>
/// <param name="Kernel">Steps that the kernel sees: odd, 1 to 127.</param>
/// <param name="Stride">Step along the sequence, 1 to 16.</param>
/// <param name="Bias">Whether a learned bias is added to each output channel.</param>
/// <param name="Dilation">Distance between the steps that neighbouring weights of the kernel see, 1 to 64; the padding is as many times larger.</param>
public sealed record SequenceConvolution(int Filters, int Kernel, int Stride = 1, bool Bias = true, int Dilation = 1) : Operation;
