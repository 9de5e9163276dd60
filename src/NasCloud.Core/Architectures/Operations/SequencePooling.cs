namespace NasCloud.Core.Architectures;

/// <summary>The maximum over a window of a sequence: an image of one row, whose columns are its steps.</summary>
/// <param name="Kernel">Steps in the window, 1 to 16; an odd one is padded by (kernel - 1) / 2 on each side, with less than any number, an even one is not.</param>
/// <param name="Stride">Step along the sequence, 1 to 16.</param>
public sealed record SequencePooling(int Kernel, int Stride) : Operation;
