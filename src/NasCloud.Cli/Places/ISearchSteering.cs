using NasCloud.Cli.Hosting;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Places;

/// <summary>What commands can ask of a place's searches.</summary>
internal interface ISearchSteering
{
    /// <summary>Finds what is wrong with a spec that is valid in itself: with its data, and with where it would run.</summary>
    /// <returns>The data; null where a table stands in for training.</returns>
    /// <exception cref="CliException">Something is.</exception>
    /// <exception cref="DatasetException">The data can't be used.</exception>
    Task<DatasetInfo?> CheckAsync(SearchSpec spec, CancellationToken cancellationToken);

    /// <summary>Creates a search of a spec, after all checks.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="described">Its data where the same place has described them already; else null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="CliException">Something is wrong with it.</exception>
    /// <exception cref="DatasetException">The data can't be used.</exception>
    Task<SearchManifest> CreateAsync(SearchSpec spec, DatasetInfo? described, CancellationToken cancellationToken);

    /// <summary>Sees a search through, new or to be gone on with, until it ends, is paused, or stops on a problem.</summary>
    /// <param name="id">The search.</param>
    /// <param name="isNew">Whether this process created it a moment ago.</param>
    /// <param name="stop">The user's wish to stop here.</param>
    /// <returns>Whether it stands still then; false where it goes on without this process.</returns>
    Task<bool> DriveAsync(SearchId id, bool isNew, CancellationToken stop);

    /// <summary>Pauses a search that runs, and waits until it stands still.</summary>
    /// <param name="id">The search.</param>
    /// <param name="accepted">Called once it is asked for.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <exception cref="CliException">It does not run.</exception>
    Task PauseAsync(SearchId id, Action accepted, CancellationToken cancellationToken);

    /// <summary>Ends a search as its budget would: no more networks are tried, and the best is trained in full.</summary>
    /// <exception cref="CliException">It has ended already, or has found nothing.</exception>
    Task StopAsync(SearchId id, CancellationToken cancellationToken);

    /// <summary>Ends a search for good, and waits for its end.</summary>
    /// <param name="id">The search.</param>
    /// <param name="accepted">Called once it is asked for.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <exception cref="CliException">It has ended already.</exception>
    Task CancelAsync(SearchId id, Action accepted, CancellationToken cancellationToken);
}
