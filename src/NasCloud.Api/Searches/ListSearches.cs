using NasCloud.Api.Answers;
using NasCloud.Api.Routing;
using NasCloud.Core.Searches;

namespace NasCloud.Api.Searches;

/// <summary><c>GET /searches</c>: searches in the order of their ids, a page at a time.</summary>
/// <remarks>A page costs two small reads for each search on it, and the names of all searches; ledgers are not read.</remarks>
internal sealed class ListSearches(SearchRepository repository)
{
    // Enough to hide the latency of a store in the cloud, and far from its limits.
    private const int ReadAtOnce = 16;

    public async Task<ApiAnswer> RunAsync(ApiRequest request)
    {
        var (after, limit) = (request.Read(Paging.After), request.Read(Paging.Limit));
        var ids = await NextAsync(after ?? string.Empty, limit + 1, request.Aborted);
        var page = ids.Take(limit).ToArray();
        var next = ids.Count > limit ? request.AddressOf("/searches", (Paging.After.Name, page[^1].Value), (Paging.Limit.Name, $"{limit}")) : null;
        return new JsonAnswer(new Page<SearchListing>(await ReadAsync(request, page), next));
    }

    private async Task<List<SearchId>> NextAsync(string after, int count, CancellationToken cancellationToken)
    {
        var ids = new List<SearchId>();
        await foreach (var id in repository.ListAsync(cancellationToken))
        {
            if (string.CompareOrdinal(id.Value, after) > 0)
                ids.Add(id);
            if (ids.Count == count)
                break;
        }

        return ids;
    }

    private async Task<List<SearchListing>> ReadAsync(ApiRequest request, SearchId[] ids)
    {
        var listings = new SearchListing?[ids.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = ReadAtOnce, CancellationToken = request.Aborted };
        await Parallel.ForAsync(0, ids.Length, options, async (index, cancellationToken) => listings[index] = await ReadAsync(request, ids[index], cancellationToken));
        return [.. listings.OfType<SearchListing>()];
    }

    private async Task<SearchListing?> ReadAsync(ApiRequest request, SearchId id, CancellationToken cancellationToken)
    {
        var self = request.AddressOf($"/searches/{id}");
        try
        {
            var manifest = await repository.ReadManifestAsync(id, cancellationToken);
            var status = await repository.ReadStatusAsync(id, cancellationToken) ?? new SearchStatus(SearchState.Created, manifest.CreatedAt);
            return new SearchListing(id, manifest.Spec.Name, status.State, manifest.CreatedAt, status.UpdatedAt, status.Reason, status.Problem, self);
        }
        catch (SearchNotFoundException)
        {
            // What a deletion has left, or not yet reached.
            return null;
        }
        catch (InvalidDataException)
        {
            // One damaged search must not hide the others.
            return new SearchListing(id, null, null, null, null, null, "What is kept of the search can't be read; it is damaged, or was written by a newer version.", self);
        }
    }
}
