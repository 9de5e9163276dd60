namespace NasCloud.Core.Searches.Ports;

/// <summary>Has searches driven: by this process, or by a durable engine in the cloud. Safe for several threads.</summary>
/// <remarks>
/// What a search is asked to do stands in the store (<see cref="SearchRepository.WriteWishAsync"/>) before either method
/// is called. Both may throw <see cref="StoreException"/> when the platform fails; calling again is always right.
/// </remarks>
public interface ISearchLauncher
{
    /// <summary>Sees to it that something drives a search, from wherever it stands: new, paused, failed, or interrupted.</summary>
    /// <remarks>
    /// Does nothing where something drives it already. A search that is just being paused goes on afterwards. The search may
    /// wait for its turn; it stays <see cref="SearchState.Created"/>, or where it was, until then.
    /// </remarks>
    /// <param name="id">A search that is in the store and has not ended.</param>
    /// <param name="cancellationToken">Cancels the call, not the search.</param>
    Task StartAsync(SearchId id, CancellationToken cancellationToken);

    /// <summary>Says that the user's wish has changed, so that whatever drives the search looks now and not when it next would.</summary>
    /// <remarks>The best it can: where nothing drives the search, or the message is lost, nothing happens.</remarks>
    /// <param name="id">The search.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task NotifyAsync(SearchId id, CancellationToken cancellationToken);
}
