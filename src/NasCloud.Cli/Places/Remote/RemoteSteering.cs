using NasCloud.Cli.Hosting;
using NasCloud.Cli.Views;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Places.Remote;

/// <summary>Asks a server to run searches, and looks until they stand still.</summary>
internal sealed class RemoteSteering(ServerClient server, RemoteSearches searches, TimeProvider time) : ISearchSteering
{
    // Short searches end soon, and long ones are not asked after all the time.
    private static readonly TimeSpan FirstInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StopInterval = TimeSpan.FromMilliseconds(500);

    // As long as for a process of this machine: trainers get half a minute to stop.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(90);

    // A search takes hours; a server that is started anew, or a lost connection, need not end its view.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public async Task<DatasetInfo?> CheckAsync(SearchSpec spec, CancellationToken cancellationToken)
    {
        var answer = await server.SendSpecAsync<SpecAnswer>("searches/validate", RemoteSpec.Write(server.Address, spec), cancellationToken);
        return answer.Valid ? answer.Dataset : throw new CliException(ExitCode.Invalid, ServerProblem.Describe(server.Address, answer.Errors));
    }

    public async Task<SearchManifest> CreateAsync(SearchSpec spec, DatasetInfo? described, CancellationToken cancellationToken)
    {
        var ticket = await server.SendSpecAsync<Ticket>("searches", RemoteSpec.Write(server.Address, spec), cancellationToken);
        return await searches.ReadManifestAsync(ticket.Id, cancellationToken);
    }

    public async Task<bool> DriveAsync(SearchId id, bool isNew, CancellationToken stop)
    {
        // Stopping ends the looking on alone, so that it must not keep the search from being asked to go on.
        var before = isNew ? null : await ResumeAsync(id);
        try
        {
            await FollowAsync(id, search => StandsStill(search, before), stop);
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
    }

    public async Task PauseAsync(SearchId id, Action accepted, CancellationToken cancellationToken)
    {
        var state = (await searches.ReadAsync(id, cancellationToken)).State;
        if (state.IsAtRest())
            throw new CliException(ExitCode.Invalid, $"{id} does not run: it is {Format.State(state)}. '{searches.PlaceOf(id).Show}' tells more.");
        await server.PostAsync<Ticket>($"searches/{id}/pause", cancellationToken);
        accepted();
        await WaitAsync(id, search => StandsStill(search, before: null), cancellationToken);
    }

    public Task StopAsync(SearchId id, CancellationToken cancellationToken) => server.PostAsync<Ticket>($"searches/{id}/stop", cancellationToken);

    public async Task CancelAsync(SearchId id, Action accepted, CancellationToken cancellationToken)
    {
        await server.PostAsync<Ticket>($"searches/{id}/cancel", cancellationToken);
        accepted();
        await WaitAsync(id, search => search.State is SearchState.Cancelled or SearchState.Completed, cancellationToken);
    }

    // A search that is to go on stands where it stood until the server gets round to it.
    private static bool StandsStill(SearchDocument search, SearchStatus? before) => search.State switch
    {
        SearchState.Completed or SearchState.Cancelled => true,
        SearchState.Failed => before is not { State: SearchState.Failed } || search.UpdatedAt != before.UpdatedAt,
        SearchState.Paused or SearchState.Created => search.Wish == ControlWish.Pause,
        _ => false,
    };

    // Where it stood before.
    private async Task<SearchStatus> ResumeAsync(SearchId id)
    {
        var before = (await searches.ReadAsync(id, CancellationToken.None)).Status;
        await server.PostAsync<Ticket>($"searches/{id}/resume", CancellationToken.None);
        return before;
    }

    private async Task FollowAsync(SearchId id, Func<SearchDocument, bool> isReached, CancellationToken stop)
    {
        var (answered, interval) = (time.GetTimestamp(), FirstInterval);
        while (true)
        {
            try
            {
                if (isReached(await searches.ReadAsync(id, stop)))
                    return;
                answered = time.GetTimestamp();
            }
            catch (StoreException) when (time.GetElapsedTime(answered) < Patience)
            {
                // It goes on there all the same; the next look may tell.
            }

            await Task.Delay(interval, time, stop);
            interval = interval * 2 < LongestInterval ? interval * 2 : LongestInterval;
        }
    }

    private async Task WaitAsync(SearchId id, Func<SearchDocument, bool> isReached, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        while (!isReached(await searches.ReadAsync(id, cancellationToken)))
        {
            if (time.GetElapsedTime(begun) > StopLimit)
                throw new CliException(ExitCode.Busy, $"{id} still runs at {server.Address} after {Format.Duration(StopLimit)}; it will stop as soon as it looks. '{searches.PlaceOf(id).Show}' tells where it stands.");
            await Task.Delay(StopInterval, time, cancellationToken);
        }
    }

    private sealed record Ticket(SearchId Id);
}
