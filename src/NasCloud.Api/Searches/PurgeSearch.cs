using Microsoft.Extensions.Logging;
using NasCloud.Api.Answers;
using NasCloud.Api.Problems;
using NasCloud.Api.Routing;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Api.Searches;

/// <summary><c>DELETE /searches/{id}</c>: removes a search that nothing drives, with all it found.</summary>
internal sealed class PurgeSearch(SearchRepository repository, SearchLookup lookup, SearchObservers observers, ILogger<PurgeSearch> logger)
{
    public async Task<ApiAnswer> RunAsync(ApiRequest request)
    {
        var id = request.SearchId;
        if (await IsLeftOverAsync(id, request.Aborted))
            await DeleteAsync(id);
        else
            await DeleteStillAsync(id, request.Aborted);
        return new EmptyAnswer();
    }

    // A deletion that broke off has left no search, but files; asked for again, it takes those too.
    private async Task<bool> IsLeftOverAsync(SearchId id, CancellationToken cancellationToken) =>
        await repository.Store.ReadAsync(SearchPaths.Manifest(id), cancellationToken) is null
        && await repository.Store.ListAsync(SearchPaths.Folder(id), cancellationToken).AnyAsync(cancellationToken);

    private async Task DeleteStillAsync(SearchId id, CancellationToken cancellationToken)
    {
        await lookup.StateAsync(id, cancellationToken);
        // Held until it is gone, so that nobody begins to drive what is being deleted.
        await using var lease = await repository.Store.TryLeaseAsync(SearchPaths.Manifest(id), LeaseDuration.Maximum, cancellationToken);
        if (lease is null || await MayRunAsync(id, await lookup.StateAsync(id, cancellationToken), cancellationToken))
            throw new ApiProblemException(ApiProblem.SearchRunning(id));
        await DeleteAsync(id);
    }

    // Begun is done: half a deletion helps nobody, whether the caller waits for it or not.
    private async Task DeleteAsync(SearchId id)
    {
        await repository.DeleteAsync(id, CancellationToken.None);
        observers.Forget(id);
        ApiLog.Deleted(logger, id.Value);
    }

    private async Task<bool> MayRunAsync(SearchId id, SearchState state, CancellationToken cancellationToken) => state switch
    {
        SearchState.Completed or SearchState.Cancelled or SearchState.Failed => false,
        // Anything but the wish for a pause means that it is about to go on.
        SearchState.Paused => await repository.ReadWishAsync(id, cancellationToken) != ControlWish.Pause,
        _ => true,
    };
}
