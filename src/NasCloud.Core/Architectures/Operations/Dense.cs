namespace NasCloud.Core.Architectures;

/// <summary>A fully connected layer on a vector.</summary>
/// <param name="Units">Output features, 1 to 65,536.</param>
/// <param name="Bias">Whether a learned bias is added to each output.</param>
public sealed record Dense(int Units, bool Bias = true) : Operation;
