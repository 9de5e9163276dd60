namespace NasCloud.Core.Architectures;

/// <summary>The maximum over a window.</summary>
/// <param name="Kernel">Height and width of the window, 1 to 11.</param>
/// <param name="Stride">Step in both directions, 1 to 11.</param>
public sealed record MaxPooling(int Kernel, int Stride) : Operation;
