using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using NasCloud.Core.Datasets.Remote;

namespace NasCloud.Azure.Datasets;

/// <summary>A blob, or the blobs of a folder.</summary>
internal sealed record BlobDataLocation(BlobContainerClient Container, BlobDataAddress Address, bool IsFolder, IReadOnlyList<DataFile> Files) : IDataLocation
{
    private const int BufferSize = 1 << 17;

    /// <inheritdoc/>
    public async Task CopyAsync(DataFile file, long position, Stream target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(target);
        var options = new BlobDownloadOptions { Range = new HttpRange(position), Conditions = new() { IfMatch = new ETag(file.Version) } };
        // The client takes a broken connection up again itself, a few times.
        await using var content = await GuardedAsync(async () => (await Blob(file).DownloadStreamingAsync(options, cancellationToken)).Value.Content, cancellationToken);
        var buffer = new byte[BufferSize];
        while (await GuardedAsync(() => content.ReadAsync(buffer, cancellationToken).AsTask(), cancellationToken) is > 0 and var read)
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
    }

    private BlobClient Blob(DataFile file) => Container.GetBlobClient(IsFolder ? Address.Prefix + file.Name : Address.Path);

    private async Task<T> GuardedAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask();
        }
        catch (Exception exception) when (AzureFailure.IsOfPlatform(exception, cancellationToken))
        {
            throw BlobDataFailure.Describe(Address, exception);
        }
    }
}
