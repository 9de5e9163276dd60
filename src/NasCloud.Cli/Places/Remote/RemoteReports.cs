using NasCloud.Core.Searches;

namespace NasCloud.Cli.Places.Remote;

/// <summary>Reports of a server's searches, as the server writes them.</summary>
internal sealed class RemoteReports(ServerClient server) : ISearchReports
{
    public Task<byte[]> WritePageAsync(IReadOnlyList<SearchId> ids, CancellationToken cancellationToken) => ids is [var only]
        ? ReadAsync(only, "html", cancellationToken)
        : server.ReadFileAsync($"comparison?searches={string.Join(',', ids)}", cancellationToken);

    public Task<byte[]> WriteTableAsync(SearchId id, CancellationToken cancellationToken) => ReadAsync(id, "csv", cancellationToken);

    public Task<byte[]> WriteJsonAsync(SearchId id, CancellationToken cancellationToken) => ReadAsync(id, "json", cancellationToken);

    private Task<byte[]> ReadAsync(SearchId id, string format, CancellationToken cancellationToken) =>
        server.ReadFileAsync($"searches/{id}/report?format={format}", cancellationToken);
}
