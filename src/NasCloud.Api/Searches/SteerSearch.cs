using Microsoft.Extensions.Logging;
using NasCloud.Api.Answers;
using NasCloud.Api.Problems;
using NasCloud.Api.Routing;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Api.Searches;

/// <summary><c>POST /searches/{id}/pause</c>, <c>resume</c>, <c>stop</c> and <c>cancel</c>: writes what the user wants, and has it looked at.</summary>
internal sealed class SteerSearch(SearchRepository repository, SearchLookup lookup, ISearchLauncher launcher, TimeProvider time, ILogger<SteerSearch> logger)
{
    public async Task<ApiAnswer> PauseAsync(ApiRequest request)
    {
        var (id, state) = await FindAsync(request);
        if (state == SearchState.Failed)
            throw new ApiProblemException(ApiProblem.SearchStopped(id));
        await repository.RequestPauseAsync(id, request.Aborted);
        if (await repository.ReadWishAsync(id, request.Aborted) == ControlWish.Cancel)
            throw new ApiProblemException(ApiProblem.SearchCancelling(id));
        await launcher.NotifyAsync(id, request.Aborted);
        return Accepted(request, id, state, "a pause");
    }

    public async Task<ApiAnswer> ResumeAsync(ApiRequest request)
    {
        var (id, state) = await FindAsync(request);
        if (!await repository.RequestRunAsync(id, request.Aborted))
            throw new ApiProblemException(ApiProblem.SearchCancelling(id));
        await launcher.StartAsync(id, request.Aborted);
        return Accepted(request, id, state, "going on");
    }

    public async Task<ApiAnswer> StopAsync(ApiRequest request)
    {
        var (id, state) = await FindAsync(request);
        if (await repository.ReadWishAsync(id, request.Aborted) == ControlWish.Cancel)
            throw new ApiProblemException(ApiProblem.SearchCancelling(id));
        if (await new SearchStop(repository, time).RequestAsync(id, request.Aborted) == SearchStopOutcome.NothingFound)
            throw new ApiProblemException(ApiProblem.NothingFound(id));
        if (!await repository.RequestRunAsync(id, request.Aborted))
            throw new ApiProblemException(ApiProblem.SearchCancelling(id));
        // One that nothing drives has to be driven, for its winner to be trained.
        await launcher.StartAsync(id, request.Aborted);
        await launcher.NotifyAsync(id, request.Aborted);
        return Accepted(request, id, state, "its end, and the training of its winner");
    }

    public async Task<ApiAnswer> CancelAsync(ApiRequest request)
    {
        var (id, state) = await FindAsync(request);
        await repository.WriteWishAsync(id, ControlWish.Cancel, request.Aborted);
        // One that nothing drives has to be driven to its end.
        await launcher.StartAsync(id, request.Aborted);
        await launcher.NotifyAsync(id, request.Aborted);
        return Accepted(request, id, state, "its end");
    }

    private async Task<(SearchId Id, SearchState State)> FindAsync(ApiRequest request)
    {
        var id = request.SearchId;
        var state = await lookup.StateAsync(id, request.Aborted);
        return state is SearchState.Completed or SearchState.Cancelled
            ? throw new ApiProblemException(ApiProblem.SearchEnded(id, state))
            : (id, state);
    }

    private ApiAnswer Accepted(ApiRequest request, SearchId id, SearchState state, string wish)
    {
        ApiLog.Asked(logger, id.Value, wish);
        return SearchTicket.Accepted(request, id, state);
    }
}
