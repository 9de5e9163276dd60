namespace NasCloud.Core.Architectures;

/// <summary>Its inputs, which agree in height and width, one after another along the channels.</summary>
public sealed record Concatenation : Operation;
