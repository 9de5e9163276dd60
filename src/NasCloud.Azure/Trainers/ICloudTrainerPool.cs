using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Azure.Trainers;

/// <summary>Starts trainers that outlive the process that started them, and finds those that nobody waits for any more.</summary>
public interface ICloudTrainerPool : ITrainerPool
{
    /// <summary>Asks trainers to end whose search is gone or no longer at work; those that were started just now are left alone.</summary>
    /// <param name="isAtWork">Whether a search is at work; asked once a search, after the trainers were listed.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many were asked.</returns>
    Task<int> StopOrphansAsync(Func<SearchId, CancellationToken, Task<bool>> isAtWork, CancellationToken cancellationToken);
}
