namespace NasCloud.Core.Searches;

/// <summary>What the user wants to happen to a search.</summary>
/// <param name="Wish">What.</param>
public sealed record SearchControl(ControlWish Wish)
{
    /// <summary>The version of the format.</summary>
    public int SchemaVersion { get; init; } = 1;
}
