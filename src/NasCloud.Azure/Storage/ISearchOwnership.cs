using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Azure.Storage;

/// <summary>The right to drive searches, for hosts whose parts come and go. Safe for several threads and processes.</summary>
public interface ISearchOwnership
{
    /// <summary>Takes it, or makes it last its full duration again.</summary>
    /// <returns>False when another process drives the search. True where there is no search, since then nobody does.</returns>
    /// <exception cref="StoreException">The store failed.</exception>
    Task<bool> HoldAsync(SearchId id, CancellationToken cancellationToken);

    /// <summary>Gives it up; nothing happens where it is not held.</summary>
    /// <exception cref="StoreException">The store failed.</exception>
    Task ReleaseAsync(SearchId id, CancellationToken cancellationToken);
}
