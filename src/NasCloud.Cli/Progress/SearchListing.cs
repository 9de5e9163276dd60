using NasCloud.Core.Searches;

namespace NasCloud.Cli.Progress;

/// <summary>A search among others.</summary>
/// <param name="Id">Which.</param>
/// <param name="Snapshot">Where it stands; null when it can't be read.</param>
/// <param name="IsInterrupted">Whether it stands as if it went on while no process drives it.</param>
/// <param name="Problem">Why it can't be read.</param>
internal sealed record SearchListing(SearchId Id, SearchSnapshot? Snapshot, bool IsInterrupted, string? Problem);
