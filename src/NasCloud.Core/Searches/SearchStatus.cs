namespace NasCloud.Core.Searches;

/// <summary>Where a search stands, for whoever looks; all numbers follow from the ledger.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="UpdatedAt">When that was written.</param>
/// <param name="Reason">Why it ended; null while it goes on.</param>
/// <param name="Problem">What stopped it and what to do; null unless it failed.</param>
public sealed record SearchStatus(
    SearchState State,
    DateTimeOffset UpdatedAt,
    EndReason? Reason = null,
    string? Problem = null)
{
    /// <summary>The version of the format.</summary>
    public int SchemaVersion { get; init; } = 1;
}
