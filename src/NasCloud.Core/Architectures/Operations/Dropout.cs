namespace NasCloud.Core.Architectures;

/// <summary>While training, zeroes at random: whole channels of an image, single numbers of a vector.</summary>
/// <param name="Rate">The share zeroed: 0 up to, not including, 1.</param>
public sealed record Dropout(double Rate) : Operation;
