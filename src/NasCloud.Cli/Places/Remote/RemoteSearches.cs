using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Progress;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Serialization;
using NasCloud.Core.Strategies;

namespace NasCloud.Cli.Places.Remote;

/// <summary>The searches of a server.</summary>
/// <param name="server">The server.</param>
/// <param name="isNamed">Whether the command line named it: what the environment says, the next command finds there too.</param>
internal sealed class RemoteSearches(ServerClient server, bool isNamed) : ISearches
{
    private const int PageSize = 200;
    private const int AtOnce = 8;

    public string Name => server.Address.ToString();

    public SearchPlace PlaceOf(SearchId id)
    {
        var folder = $"{server.Address.Api}searches/{id}";
        return new SearchPlace(folder, $"{folder}/result", CommandLine("show", id), CommandLine("resume", id), CommandLine("retrain", id)) { Download = CommandLine("download", id) };
    }

    public async Task<SearchId> FindAsync(string text, CancellationToken cancellationToken)
    {
        if (!SearchId.IsId(text))
            throw Missing(text);
        if (await server.FindAsync<SearchDocument>($"searches/{text}", cancellationToken) is { } search)
            return search.Id;
        var page = await server.GetAsync<Page<ListedSearch>>($"searches?limit={PageSize}&after={text}", cancellationToken);
        var matches = page.Items.Select(each => each.Id).Where(id => id.Value.StartsWith(text, StringComparison.Ordinal)).ToList();
        return matches switch
        {
            [var only] => only,
            [] => throw Missing(text),
            _ => throw new CliException(ExitCode.NotFound, $"'{text}' is the beginning of {matches.Count} searches: {string.Join(", ", matches.Take(5))}. Type more of it."),
        };
    }

    public IAsyncEnumerable<SearchId> ListIdsAsync(CancellationToken cancellationToken) => ListPagesAsync(cancellationToken).Select(each => each.Id);

    public async Task<IReadOnlyList<SearchListing>> ListAsync(CancellationToken cancellationToken)
    {
        var listed = await ListPagesAsync(cancellationToken).ToListAsync(cancellationToken);
        var searches = new SearchListing[listed.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, listed.Count, options, async (index, token) => searches[index] = await ReadAsync(listed[index], token));
        return searches;
    }

    public async Task<SearchManifest> ReadManifestAsync(SearchId id, CancellationToken cancellationToken) => (await ReadAsync(id, cancellationToken)).ToManifest();

    /// <summary>Where a search stands, and what was asked for.</summary>
    /// <exception cref="SearchNotFoundException">There is no such search.</exception>
    public async Task<SearchDocument> ReadAsync(SearchId id, CancellationToken cancellationToken) =>
        await server.FindAsync<SearchDocument>($"searches/{id}", cancellationToken) ?? throw new SearchNotFoundException(id);

    public async Task<SearchStatus> ReadStatusAsync(SearchManifest manifest, CancellationToken cancellationToken) => (await ReadAsync(manifest.Id, cancellationToken)).Status;

    public async Task<SearchWatch> WatchAsync(SearchId id, CancellationToken cancellationToken) =>
        new(new RemoteSearchSource(server, await ReadManifestAsync(id, cancellationToken)));

    // Who drives searches is the server's concern: it goes on with those that were interrupted.
    public Task<bool> IsInterruptedAsync(SearchSnapshot snapshot, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<TrialDetail> ReadTrialAsync(SearchManifest manifest, Observation trial, CancellationToken cancellationToken) =>
        server.GetAsync<TrialDetail>(FormattableString.Invariant($"searches/{manifest.Id}/trials/{trial.Trial.Number}"), cancellationToken);

    public Task<TrialLogReport> ReadLogAsync(SearchId id, int trial, CancellationToken cancellationToken) =>
        server.GetAsync<TrialLogReport>(FormattableString.Invariant($"searches/{id}/trials/{trial}/log"), cancellationToken);

    public Task<SearchResult?> ReadResultAsync(SearchId id, CancellationToken cancellationToken) =>
        server.FindAsync<SearchResult>($"searches/{id}/result", cancellationToken);

    public Task<ModelList?> ReadModelsAsync(SearchId id, CancellationToken cancellationToken) =>
        server.FindAsync<ModelList>($"searches/{id}/result/models", cancellationToken);

    public Task<IResultFiles> OpenResultAsync(SearchId id, CancellationToken cancellationToken) => RemoteResult.OpenAsync(server, this, id, cancellationToken);

    private async IAsyncEnumerable<ListedSearch> ListPagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var from = string.Empty;
        Page<ListedSearch> page;
        do
        {
            page = await server.GetAsync<Page<ListedSearch>>($"searches?limit={PageSize}{from}", cancellationToken);
            foreach (var each in page.Items)
                yield return each;
            from = page.Items.Count > 0 ? $"&after={page.Items[^1].Id}" : string.Empty;
        }
        while (page.Next is not null);
    }

    private async Task<SearchListing> ReadAsync(ListedSearch listed, CancellationToken cancellationToken)
    {
        if (listed.State is null)
            return SearchListing.Unreadable(listed.Id, listed.Problem ?? "it can't be read at the server");
        try
        {
            if (await server.FindAsync<JsonObject>($"searches/{listed.Id}", cancellationToken) is not { } json)
                return SearchListing.Unreadable(listed.Id, "it was deleted a moment ago");
            var objectives = json.Deserialize<SearchDocument>(CoreJson.Compact)!.ToManifest().Spec.Objectives;
            return new SearchListing(listed.Id, json.Deserialize<SearchReport>(CoreJson.Compact), objectives, IsInterrupted: false);
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or CliException { ExitCode: ExitCode.Failure })
        {
            // One damaged search must not hide the others.
            return SearchListing.Unreadable(listed.Id, exception.Message);
        }
    }

    private CliException Missing(string text) =>
        new(ExitCode.NotFound, $"There is no search '{text}' at {Name}. 'nascloud list{Suffix}' shows those there are.");

    private string CommandLine(string command, SearchId id) => $"nascloud {command} {id}{Suffix}";

    // The key belongs neither on a screen nor into a log.
    private string Suffix => isNamed ? $" --server {server.Address}" : string.Empty;
}
