using NasCloud.Core.Searches;
using NasCloud.Local.Hosting;

namespace NasCloud.Cli.Hosting;

/// <summary>Drives a search that is in the store.</summary>
internal interface ISearchDriver
{
    /// <summary>Drives it, new or resumed, until it ends, is paused, or stops on a problem.</summary>
    /// <param name="id">The search.</param>
    /// <param name="pause">Asks to pause it and return.</param>
    /// <returns>Where it stands then.</returns>
    /// <exception cref="SearchBusyException">Another process drives it.</exception>
    Task<SearchState> RunAsync(SearchId id, CancellationToken pause);
}
