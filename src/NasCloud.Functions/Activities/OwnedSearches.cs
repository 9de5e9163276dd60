using NasCloud.Azure.Storage;
using NasCloud.Core.Searches;

namespace NasCloud.Functions.Activities;

/// <summary>Runs what only the driver of a search may do.</summary>
/// <remarks>The search's workflow comes by here at least once a poll interval, which is what keeps the right to drive it.</remarks>
internal sealed class OwnedSearches(ISearchOwnership ownership, SearchSessions sessions)
{
    /// <summary>Runs an activity of a search that goes on.</summary>
    /// <exception cref="SearchDrivenElsewhereException">Another process drives the search.</exception>
    public async Task<T> RunAsync<T>(SearchId id, Func<Task<T>> activity, CancellationToken cancellationToken) =>
        await ownership.HoldAsync(id, cancellationToken) ? await activity() : throw new SearchDrivenElsewhereException(id);

    /// <summary>Runs the last activity of a search that has ended or was paused, after which anybody may drive it.</summary>
    /// <exception cref="SearchDrivenElsewhereException">Another process drives the search.</exception>
    public async Task<T> RunLastAsync<T>(SearchId id, Func<Task<T>> activity, CancellationToken cancellationToken)
    {
        var result = await RunAsync(id, activity, cancellationToken);
        await ownership.ReleaseAsync(id, cancellationToken);
        sessions.Forget(id);
        return result;
    }
}
