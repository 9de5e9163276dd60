namespace NasCloud.Core.Searches.Ports;

/// <summary>Starts trainers: processes on this machine, container job executions in the cloud.</summary>
public interface ITrainerPool
{
    /// <summary>Sees that trainers work on a search's board, starting some where they lack. Cheap when enough are up.</summary>
    /// <param name="searchId">The search.</param>
    /// <param name="count">How many should be up, at least 0 and never more.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task EnsureAsync(SearchId searchId, int count, CancellationToken cancellationToken);

    /// <summary>Asks a search's trainers to give their claims back and end, and ends those that don't.</summary>
    Task StopAsync(SearchId searchId, CancellationToken cancellationToken);
}
