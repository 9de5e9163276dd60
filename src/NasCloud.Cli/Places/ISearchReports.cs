using NasCloud.Core.Searches;

namespace NasCloud.Cli.Places;

/// <summary>Tells of a place's searches as a whole, ended or not, in files to keep.</summary>
internal interface ISearchReports
{
    /// <summary>A page of one search, or of several side by side.</summary>
    Task<byte[]> WritePageAsync(IReadOnlyList<SearchId> ids, CancellationToken cancellationToken);

    /// <summary>A row a trial, as CSV.</summary>
    Task<byte[]> WriteTableAsync(SearchId id, CancellationToken cancellationToken);

    /// <summary>All that is kept of a search, as JSON.</summary>
    Task<byte[]> WriteJsonAsync(SearchId id, CancellationToken cancellationToken);
}
