namespace NasCloud.Core.Architectures;

/// <summary>An image at another resolution, each channel by itself, interpolated bilinearly.</summary>
/// <remarks>
/// Pixels are squares whose centres lie at half numbers. Row i of the result is read at
/// max(0, (i + 0.5) * height / <paramref name="Height"/> - 0.5) of the input's rows, weighted linearly between the two rows
/// around it, of which the second is at most the last one; columns likewise. No more than these four pixels are read, even
/// where an image shrinks (no antialiasing). It is ONNX's Resize of mode linear with half_pixel coordinates, and PyTorch's
/// bilinear interpolation without aligned corners. An image that has the size already is passed on.
/// </remarks>
/// <param name="Height">Height of the result, 1 to 4,096.</param>
/// <param name="Width">Width of the result, 1 to 4,096.</param>
public sealed record Resize(int Height, int Width) : Operation;
