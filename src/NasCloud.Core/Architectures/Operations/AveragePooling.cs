namespace NasCloud.Core.Architectures;

/// <summary>The mean over a window; padding does not count.</summary>
/// <param name="Kernel">Height and width of the window, 1 to 11.</param>
/// <param name="Stride">Step in both directions, 1 to 11.</param>
public sealed record AveragePooling(int Kernel, int Stride) : Operation;
