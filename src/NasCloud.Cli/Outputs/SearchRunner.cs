using NasCloud.Cli.Hosting;
using NasCloud.Cli.Progress;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Outputs;

/// <summary>Drives a search and shows it.</summary>
internal sealed class SearchRunner(CliHost host, SearchStore store, ISearchOutput output)
{
    /// <summary>Drives a search until it ends or the user stops it.</summary>
    /// <returns>What the process exits with.</returns>
    public async Task<int> RunAsync(SearchManifest manifest, bool isNew, CancellationToken cancellationToken)
    {
        using var stop = host.ListenForStop();
        using var watch = await SearchWatch.OpenAsync(store, manifest.Id, host.Time, cancellationToken);
        output.Begin(manifest, store.Place.PlaceOf(manifest.Id), isNew);
        var start = await watch.LookAsync(cancellationToken);
        var driving = host.CreateDriver(store).RunAsync(manifest.Id, stop.Requested);
        await output.FollowAsync(watch, start, driving, stop.Requested);
        await driving;
        return await EndAsync(manifest, cancellationToken);
    }

    /// <summary>Shows where a search stands and its result.</summary>
    /// <returns>What the process exits with.</returns>
    public async Task<int> EndAsync(SearchManifest manifest, CancellationToken cancellationToken)
    {
        var status = await store.Repository.ReadStatusAsync(manifest.Id, cancellationToken)
            ?? new SearchStatus(SearchState.Created, manifest.CreatedAt);
        var result = await store.Repository.ReadResultAsync(manifest.Id, cancellationToken);
        output.End(manifest, status, result, store.Place.PlaceOf(manifest.Id));
        return status.State switch
        {
            SearchState.Completed => ExitCode.Success,
            SearchState.Paused => ExitCode.Paused,
            _ => ExitCode.Failure,
        };
    }
}
