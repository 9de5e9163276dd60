namespace NasCloud.Core.Architectures;

/// <summary>Gives each token of a sequence, an image of one row and one channel, a vector that is learned: the channels of the result.</summary>
/// <remarks>Tokens are whole numbers, 0 to the size less one; one outside of that counts as 0.</remarks>
/// <param name="Size">How many tokens there are, 2 to 65,536.</param>
/// <param name="Width">How many numbers each becomes, 1 to 65,536.</param>
public sealed record TokenEmbedding(int Size, int Width) : Operation;
