using NasCloud.Cli.Hosting;
using NasCloud.Cli.Places;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Outputs;

/// <summary>Drives a search and shows it.</summary>
internal sealed class SearchRunner(CliHost host, SearchHome home, ISearchOutput output)
{
    /// <summary>Drives a search until it ends or the user stops it.</summary>
    /// <returns>What the process exits with.</returns>
    public async Task<int> RunAsync(SearchManifest manifest, bool isNew, CancellationToken cancellationToken)
    {
        using var stop = host.ListenForStop();
        using var watch = await home.Searches.WatchAsync(manifest.Id, cancellationToken);
        output.Begin(manifest, home.Searches.PlaceOf(manifest.Id), isNew);
        var start = await watch.LookAsync(cancellationToken);
        var driving = home.Steering.DriveAsync(manifest.Id, isNew, stop.Requested);
        await output.FollowAsync(watch, start, driving, stop.Requested);
        return await driving
            ? await EndAsync(manifest, cancellationToken)
            : Leave(manifest.Id);
    }

    /// <summary>Shows where a search stands and its result.</summary>
    /// <returns>What the process exits with.</returns>
    public async Task<int> EndAsync(SearchManifest manifest, CancellationToken cancellationToken)
    {
        var status = await home.Searches.ReadStatusAsync(manifest, cancellationToken);
        var result = await home.Searches.ReadResultAsync(manifest.Id, cancellationToken);
        output.End(manifest, status, result, home.Searches.PlaceOf(manifest.Id));
        return status.State switch
        {
            SearchState.Completed => ExitCode.Success,
            SearchState.Paused => ExitCode.Paused,
            _ => ExitCode.Failure,
        };
    }

    // What a server runs, it goes on with, whoever watches.
    private int Leave(SearchId id)
    {
        var place = home.Searches.PlaceOf(id);
        host.Error.WriteLine($"{id} goes on at {home.Searches.Name}: '{place.Resume}' follows it again, '{place.Show}' tells where it stands, 'nascloud pause' and 'cancel' stop it.");
        return ExitCode.Paused;
    }
}
