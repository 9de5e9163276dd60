using NasCloud.Cli.Hosting;
using NasCloud.Cli.Progress;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Results;

namespace NasCloud.Cli.Outputs;

/// <summary>Shows a search to the user from its beginning to its end.</summary>
internal interface ISearchOutput
{
    /// <summary>The search is in the store and about to be driven.</summary>
    void Begin(SearchManifest manifest, SearchPlace place, bool isNew);

    /// <summary>Shows progress until <paramref name="driving"/> ends; its failure is not this method's concern.</summary>
    /// <param name="watch">Looks at the search.</param>
    /// <param name="start">The search before it was driven: what had happened by then is no news.</param>
    /// <param name="driving">What drives the search.</param>
    /// <param name="stopping">Cancelled when the user asked to stop.</param>
    Task FollowAsync(SearchWatch watch, SearchFrame start, Task driving, CancellationToken stopping);

    /// <summary>Shows where the search stands at the end, and its result, if it has one.</summary>
    void End(SearchManifest manifest, SearchStatus status, SearchResult? result, SearchPlace place);
}
