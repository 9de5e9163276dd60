using NasCloud.Core.Searches;
using NasCloud.Core.Strategies;
using NasCloud.Testing.Searches;

namespace NasCloud.Api.Tests.Hosting;

/// <summary>Searches as they may stand in a store.</summary>
internal static class StoredSearches
{
    /// <summary>A search that nothing has driven yet.</summary>
    public static SearchSnapshot Empty(string id) => Named(Snapshots.Create(SearchState.Created), id);

    /// <summary>A search in a state, with trials.</summary>
    public static SearchSnapshot With(string id, SearchState state, params Observation[] trials) => Named(Snapshots.Create(state, trials: trials), id);

    /// <summary>The same search under another id.</summary>
    public static SearchSnapshot Named(SearchSnapshot snapshot, string id) => snapshot with { Manifest = snapshot.Manifest with { Id = new SearchId(id) } };
}
