using NasCloud.Cli.Hosting;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;

namespace NasCloud.Cli.Places.Stored;

/// <summary>Reports of a store's searches, written by this process.</summary>
internal sealed class StoredReports(CliHost host, SearchStore store) : ISearchReports
{
    private ReportWriter Writer => new(store.Repository, host.Time, host.Price);

    public async Task<byte[]> WritePageAsync(IReadOnlyList<SearchId> ids, CancellationToken cancellationToken)
    {
        var searches = new List<SearchSnapshot>();
        foreach (var id in ids)
            searches.Add(await store.LookAsync(id, cancellationToken));
        return await Writer.WritePageAsync(searches, cancellationToken);
    }

    public async Task<byte[]> WriteTableAsync(SearchId id, CancellationToken cancellationToken) =>
        ReportWriter.WriteTable(await store.LookAsync(id, cancellationToken));

    public async Task<byte[]> WriteJsonAsync(SearchId id, CancellationToken cancellationToken) =>
        await Writer.WriteJsonAsync(await store.LookAsync(id, cancellationToken), cancellationToken);
}
