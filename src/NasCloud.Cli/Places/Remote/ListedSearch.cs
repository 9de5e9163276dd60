using NasCloud.Core.Searches;

namespace NasCloud.Cli.Places.Remote;

/// <summary>A search as the API lists it.</summary>
/// <param name="Id">Which.</param>
/// <param name="State">Where it stands; null where the server can't read it.</param>
/// <param name="Problem">What stopped it, or why it can't be read.</param>
internal sealed record ListedSearch(SearchId Id, SearchState? State, string? Problem);
