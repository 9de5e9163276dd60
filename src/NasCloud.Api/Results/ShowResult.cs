using NasCloud.Api.Answers;
using NasCloud.Api.Problems;
using NasCloud.Api.Routing;
using NasCloud.Api.Searches;
using NasCloud.Core.Searches;

namespace NasCloud.Api.Results;

/// <summary><c>GET /searches/{id}/result</c>, <c>result/models</c> and <c>result/model</c>: what a search found, and the trained winner with all that loading it needs.</summary>
internal sealed class ShowResult(SearchRepository repository, SearchLookup lookup, SearchObservers observers)
{
    private const string Weights = "weights.safetensors";

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

    public async Task<ApiAnswer> ModelsAsync(ApiRequest request)
    {
        var id = request.SearchId;
        if (await repository.ReadModelListAsync(id, request.Aborted) is { } models)
            return new JsonAnswer(models);
        throw new ApiProblemException(NoModel(id, await lookup.StateAsync(id, request.Aborted)));
    }

    public async Task<ApiAnswer> ModelAsync(ApiRequest request)
    {
        var id = request.SearchId;
        var snapshot = await observers.LookAsync(id, request.Aborted);
        var names = await NamesAsync(id, request.Aborted);
        // What a final training left that failed, or still runs, is no model.
        if (IsOver(snapshot.Status.State) && snapshot.Final is { HasMetrics: true } && names.Contains(Weights))
            return new ArchiveAnswer(await OpenAsync(id, names, request.Aborted), snapshot.Status.UpdatedAt, $"{id}.zip");
        throw new ApiProblemException(NoModel(id, snapshot.Status.State));
    }

    private static ApiProblem NoModel(SearchId id, SearchState state) => ApiProblem.NoResult(IsOver(state)
        ? $"Search '{id}' ended without a model: its winner was not trained in full."
        : $"Search '{id}' has no model yet: the winner is trained in full once the search for it has ended.");

    // All of the result: weights say nothing without the network that they are of, and what is done to images before.
    private async Task<List<string>> NamesAsync(SearchId id, CancellationToken cancellationToken) =>
        await repository.Store.ListAsync(SearchPaths.Result(id), cancellationToken)
            .Select(path => path[(SearchPaths.Result(id).Length + 1)..])
            .ToListAsync(cancellationToken);

    // Before the first byte is sent: a store that fails is a problem then, and no half archive.
    private async Task<List<ArchiveFile>> OpenAsync(SearchId id, List<string> names, CancellationToken cancellationToken)
    {
        var files = new List<ArchiveFile>();
        try
        {
            foreach (var name in names)
            {
                if (await repository.Store.OpenReadAsync(SearchPaths.ResultFile(id, name), cancellationToken) is { } content)
                    files.Add(new ArchiveFile(name, content));
            }

            return files;
        }
        catch
        {
            foreach (var file in files)
                await file.Content.DisposeAsync();
            throw;
        }
    }

    private static bool IsOver(SearchState state) => state is SearchState.Completed or SearchState.Cancelled or SearchState.Failed;
}
