namespace NasCloud.Core.Architectures;

/// <summary>Each step of a sequence, an image of one row, looks at all of them: scaled dot products of several heads (Vaswani et al. 2017, arXiv 1706.03762).</summary>
/// <param name="Heads">How many parts the channels are divided in, each with its own weights of the steps: 1 to 64, a divisor of the channels.</param>
public sealed record SelfAttention(int Heads) : Operation;
