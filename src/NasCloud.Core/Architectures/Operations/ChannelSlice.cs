namespace NasCloud.Core.Architectures;

/// <summary>Some channels of an image, or features of a vector, that follow one another.</summary>
/// <param name="Start">The first one taken, 0 for the input's first.</param>
/// <param name="Count">How many are taken, at least 1; the input has no fewer than <paramref name="Start"/> + <paramref name="Count"/>.</param>
public sealed record ChannelSlice(int Start, int Count) : Operation;
