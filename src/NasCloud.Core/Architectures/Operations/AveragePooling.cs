namespace NasCloud.Core.Architectures;

/// <summary>The mean over a window; padding does not count.</summary>
/// <param name="Kernel">Height and width of the window, 1 to 11.</param>
/// <param name="Stride">Step in both directions, 1 to 11.</param>
/// <param name="Padded">Whether an odd window is padded by (kernel - 1) / 2 on each side; where not, windows lie within the image. Even windows never are.</param>
public sealed record AveragePooling(int Kernel, int Stride, bool Padded = true) : Operation;
