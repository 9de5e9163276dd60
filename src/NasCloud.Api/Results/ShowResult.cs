using NasCloud.Api.Answers;
using NasCloud.Api.Problems;
using NasCloud.Api.Routing;
using NasCloud.Api.Searches;
using NasCloud.Core.Searches;

namespace NasCloud.Api.Results;

/// <summary><c>GET /searches/{id}/result</c> and <c>result/model</c>: what a search found, and the trained winner.</summary>
internal sealed class ShowResult(SearchRepository repository, SearchLookup lookup, SearchObservers observers)
{
    private const string Weights = "weights.safetensors";

    // Safetensors has no registered media type.
    private const string WeightsType = "application/octet-stream";

    public async Task<ApiAnswer> RunAsync(ApiRequest request)
    {
        var id = request.SearchId;
        if (await repository.ReadResultAsync(id, request.Aborted) is { } result)
            return new JsonAnswer(result);
        var state = await lookup.StateAsync(id, request.Aborted);
        throw new ApiProblemException(ApiProblem.NoResult(IsOver(state)
            ? $"Search '{id}' ended without a result: GET /api/searches/{id} tells why."
            : $"Search '{id}' has no result yet: it gets one when it ends; until then there is its leaderboard."));
    }

    public async Task<ApiAnswer> ModelAsync(ApiRequest request)
    {
        var id = request.SearchId;
        var snapshot = await observers.LookAsync(id, request.Aborted);
        // What a final training left that failed, or still runs, is no model.
        if (snapshot.Final is { HasMetrics: true } && await repository.Store.OpenReadAsync(SearchPaths.ResultFile(id, Weights), request.Aborted) is { } content)
            return new FileAnswer(content, WeightsType, $"{id}.safetensors");
        throw new ApiProblemException(ApiProblem.NoResult(IsOver(snapshot.Status.State)
            ? $"Search '{id}' ended without a model: its winner was not trained in full."
            : $"Search '{id}' has no model yet: the winner is trained in full once the search for it has ended."));
    }

    private static bool IsOver(SearchState state) => state is SearchState.Completed or SearchState.Cancelled or SearchState.Failed;
}
