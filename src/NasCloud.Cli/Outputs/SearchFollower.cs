using NasCloud.Cli.Hosting;
using NasCloud.Cli.Places;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Cli.Outputs;

/// <summary>Shows a search that another process drives, until it stands still.</summary>
internal sealed class SearchFollower(CliHost host, SearchHome home, ISearchOutput output)
{
    // Looking whether a search is driven takes its claim for a moment where it is not: not too often. Over a network a
    // claim may lapse between two beats of whoever drives it.
    private static readonly TimeSpan LocalDriverInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RemoteDriverInterval = TimeSpan.FromSeconds(45);

    /// <summary>Shows it.</summary>
    /// <returns>What the process exits with: as the search would, or as one that was interrupted where the user ended the watching.</returns>
    /// <exception cref="CliException">Nothing drives it any more.</exception>
    public async Task<int> RunAsync(SearchManifest manifest, CancellationToken cancellationToken)
    {
        using var stop = host.ListenForStop();
        using var watch = await home.Searches.WatchAsync(manifest.Id, cancellationToken);
        var start = await watch.LookAsync(cancellationToken);
        if (!start.Snapshot.Status.State.IsAtRest())
        {
            output.Begin(manifest, home.Searches.PlaceOf(manifest.Id), isNew: false);
            // A server drives its searches itself: to see one through there is to follow it.
            var following = home.Store is { } store
                ? FollowAsync(store, manifest.Id, watch.Interval, stop.Requested)
                : home.Steering.DriveAsync(manifest.Id, isNew: true, stop.Requested);
            await output.FollowAsync(watch, start, following, stop.Requested);
            if (!await following)
                return Leave(manifest.Id);
        }

        return await new SearchRunner(host, home, output).EndAsync(manifest, cancellationToken);
    }

    private int Leave(SearchId id)
    {
        host.Error.WriteLine($"no longer watching; {id} goes on, and '{home.Searches.PlaceOf(id).Show}' tells where it stands");
        return ExitCode.Paused;
    }

    /// <summary>Waits until the search stands still, or the user has seen enough.</summary>
    /// <returns>Whether it stands still.</returns>
    private async Task<bool> FollowAsync(SearchStore store, SearchId id, TimeSpan interval, CancellationToken stop)
    {
        var driverInterval = store.Place.Storage is null ? LocalDriverInterval : RemoteDriverInterval;
        var (seen, alone) = (host.Time.GetTimestamp(), 0);
        while (!stop.IsCancellationRequested)
        {
            var state = await TryReadStateAsync(store, id);
            if (state is { } known && known.IsAtRest())
                return true;
            if (state is not null && host.Time.GetElapsedTime(seen) >= driverInterval)
            {
                alone = await IsInterruptedAsync(store, id, state.Value) ? alone + 1 : 0;
                seen = host.Time.GetTimestamp();
            }

            // Twice in a row: it may change hands just then.
            if (alone > 1)
                throw new CliException(ExitCode.Failure, $"{id} was interrupted: nothing drives it any more. Go on with '{store.Place.PlaceOf(id).Resume}'.");
            await Task.Delay(interval, host.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }

    private static async Task<SearchState?> TryReadStateAsync(SearchStore store, SearchId id)
    {
        try
        {
            return (await store.Repository.ReadStatusAsync(id, CancellationToken.None))?.State ?? SearchState.Created;
        }
        catch (StoreException)
        {
            // The store did not answer: the next look will tell.
            return null;
        }
    }

    // One that nothing has driven yet may wait for its turn.
    private static async Task<bool> IsInterruptedAsync(SearchStore store, SearchId id, SearchState state) =>
        state != SearchState.Created && !await store.IsDrivenAsync(id, CancellationToken.None);
}
