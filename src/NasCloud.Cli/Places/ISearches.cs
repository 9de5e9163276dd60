using NasCloud.Cli.Hosting;
using NasCloud.Cli.Progress;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Strategies;

namespace NasCloud.Cli.Places;

/// <summary>The searches of a place, as commands look at them: of a store that this process opens, or of a server.</summary>
/// <remarks>What goes wrong at either is told in the same exceptions, so that commands end with the same exit codes.</remarks>
internal interface ISearches
{
    /// <summary>Where they are, as a person may be shown it.</summary>
    string Name { get; }

    /// <summary>Where one of them lies, and the commands that lead to it.</summary>
    SearchPlace PlaceOf(SearchId id);

    /// <summary>The search of an id, or of the only id that begins so.</summary>
    /// <exception cref="CliException">There is none, or there are several.</exception>
    Task<SearchId> FindAsync(string text, CancellationToken cancellationToken);

    /// <summary>The ids of all of them, in no order.</summary>
    IAsyncEnumerable<SearchId> ListIdsAsync(CancellationToken cancellationToken);

    /// <summary>All of them, in no order.</summary>
    Task<IReadOnlyList<SearchListing>> ListAsync(CancellationToken cancellationToken);

    /// <summary>What was asked for.</summary>
    /// <exception cref="SearchNotFoundException">There is no such search.</exception>
    Task<SearchManifest> ReadManifestAsync(SearchId id, CancellationToken cancellationToken);

    /// <summary>Where one stands.</summary>
    Task<SearchStatus> ReadStatusAsync(SearchManifest manifest, CancellationToken cancellationToken);

    /// <summary>Begins to look at one.</summary>
    /// <exception cref="SearchNotFoundException">There is no such search.</exception>
    Task<SearchWatch> WatchAsync(SearchId id, CancellationToken cancellationToken);

    /// <summary>Whether a search stands as if it went on while nothing drives it.</summary>
    Task<bool> IsInterruptedAsync(SearchSnapshot snapshot, CancellationToken cancellationToken);

    /// <summary>One trial in full.</summary>
    Task<TrialDetail> ReadTrialAsync(SearchManifest manifest, Observation trial, CancellationToken cancellationToken);

    /// <summary>What trainers told of a trial.</summary>
    Task<TrialLogReport> ReadLogAsync(SearchId id, int trial, CancellationToken cancellationToken);

    /// <summary>What a search found; null while it has no result.</summary>
    Task<SearchResult?> ReadResultAsync(SearchId id, CancellationToken cancellationToken);

    /// <summary>The models of its winner; null where there are none.</summary>
    Task<ModelList?> ReadModelsAsync(SearchId id, CancellationToken cancellationToken);

    /// <summary>The files of a result; none where there is no result.</summary>
    Task<IResultFiles> OpenResultAsync(SearchId id, CancellationToken cancellationToken);
}
