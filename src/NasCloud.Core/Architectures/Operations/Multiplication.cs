namespace NasCloud.Core.Architectures;

/// <summary>The product of exactly two inputs, number by number.</summary>
/// <remarks>
/// Both are of one shape, or the second is a vector with a number for each channel of the first, an image, which all pixels of
/// the channel are multiplied by: y[c, h, w] = x[c, h, w] * s[c], the gate of squeeze-and-excitation (Hu et al. 2018,
/// arXiv 1709.01507). Where one input is zero, so is the product.
/// </remarks>
public sealed record Multiplication : Operation;
