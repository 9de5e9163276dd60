using NasCloud.Core.Searches.Ports;

namespace NasCloud.Local.Storage;

/// <summary>A claim in a <see cref="FileObjectStore"/>.</summary>
internal sealed class FileLease(FileObjectStore store, string path, string token, TimeSpan duration) : ILease
{
    public string Path => path;

    public Task<bool> RenewAsync(CancellationToken cancellationToken) => store.RenewAsync(path, token, duration, cancellationToken);

    public Task ReleaseAsync(CancellationToken cancellationToken) => store.ReleaseAsync(path, token, cancellationToken);

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
