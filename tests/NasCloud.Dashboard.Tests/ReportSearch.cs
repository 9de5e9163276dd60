using NasCloud.Core.Searches;
using NasCloud.Testing.Searches;

namespace NasCloud.Dashboard.Tests;

/// <summary>A search for a report, and what lies beside its ledger.</summary>
/// <param name="Snapshot">The search.</param>
/// <param name="AddAsync">Writes the rest; null for nothing.</param>
internal sealed record ReportSearch(SearchSnapshot Snapshot, Func<SearchRepository, SearchId, Task>? AddAsync = null)
{
    public async Task WriteAsync(SearchRepository repository)
    {
        await StoredSearch.WriteAsync(repository, Snapshot);
        if (AddAsync is not null)
            await AddAsync(repository, Snapshot.Manifest.Id);
    }
}
