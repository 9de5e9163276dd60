using Azure.Storage.Blobs.Specialized;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Azure.Storage;

/// <summary>A claim in a <see cref="BlobObjectStore"/>.</summary>
internal sealed class BlobLease(BlobObjectStore store, string path, BlobLeaseClient client) : ILease
{
    public string Path => path;

    public Task<bool> RenewAsync(CancellationToken cancellationToken) => store.RenewAsync(path, client, cancellationToken);

    public Task ReleaseAsync(CancellationToken cancellationToken) => store.ReleaseAsync(path, client, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await ReleaseAsync(CancellationToken.None);
        }
        catch (StoreException)
        {
            // The claim ends by itself; an error here would hide the one that led to the disposal.
        }
    }
}
