namespace NasCloud.Core.Architectures;

/// <summary>A function applied to each number.</summary>
/// <param name="Function">Which function.</param>
public sealed record Activation(ActivationFunction Function) : Operation;
