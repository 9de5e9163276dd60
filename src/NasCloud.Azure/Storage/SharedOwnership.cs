using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using NasCloud.Core.Searches;

namespace NasCloud.Azure.Storage;

/// <summary>The right to drive a search, for a durable engine: one that all machines of the engine hold together.</summary>
/// <remarks>
/// It is the same lease that a process on a developer's machine takes, so that only one of the two drives a search. Since
/// activities run now here, now there, and none of them lasts, the lease's id follows from the search's: any machine renews
/// what another took. It ends by itself a minute after the last activity. Safe for several threads and processes.
/// </remarks>
/// <param name="container">The container that the searches lie in.</param>
public sealed class SharedOwnership(BlobContainerClient container) : ISearchOwnership
{
    /// <summary>How long it lasts unrenewed: what the service allows at most.</summary>
    public static TimeSpan Duration { get; } = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public Task<bool> HoldAsync(SearchId id, CancellationToken cancellationToken) => GuardedAsync(
        id,
        async lease =>
        {
            try
            {
                await lease.AcquireAsync(Duration, cancellationToken: cancellationToken);
                return true;
            }
            catch (RequestFailedException exception) when (BlobFailure.IsMissing(exception) || BlobFailure.IsConflict(exception))
            {
                return BlobFailure.IsMissing(exception);
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task ReleaseAsync(SearchId id, CancellationToken cancellationToken) => GuardedAsync(
        id,
        async lease =>
        {
            try
            {
                await lease.ReleaseAsync(cancellationToken: cancellationToken);
                return true;
            }
            catch (RequestFailedException exception) when (BlobFailure.IsMissing(exception) || BlobFailure.IsConflict(exception))
            {
                return false;
            }
        },
        cancellationToken);

    private async Task<bool> GuardedAsync(SearchId id, Func<BlobLeaseClient, Task<bool>> action, CancellationToken cancellationToken)
    {
        var path = SearchPaths.Manifest(id);
        try
        {
            return await action(container.GetBlobClient(path).GetBlobLeaseClient(LeaseId(id)));
        }
        catch (Exception exception) when (AzureFailure.IsOfPlatform(exception, cancellationToken))
        {
            throw BlobFailure.Describe(path, exception);
        }
    }

    private static string LeaseId(SearchId id) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"nascloud/{id}")).AsSpan(0, 16)).ToString();
}
