using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using NasCloud.Azure.Identity;
using NasCloud.Azure.Storage;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Remote;

namespace NasCloud.Azure.Datasets;

/// <summary>Data in blob containers: what is public to everybody, the rest to whoever this host is.</summary>
/// <remarks>
/// An address of one blob with a signature is left to whoever fetches from web servers, which is all that it takes.
/// </remarks>
public sealed class BlobData : IDataStorage
{
    // Published; it opens emulators alone.
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Func<BlobDataAddress, IReadOnlyList<BlobContainerClient>> _open;

    /// <summary>Creates it.</summary>
    /// <param name="identity">Lets this host in; asked only for what is not public.</param>
    /// <param name="store">Where searches lie, whose connection string opens its own account; null for none.</param>
    public BlobData(AzureIdentity identity, StorageAddress? store)
        : this(address => Open(address, identity, store))
    {
    }

    /// <summary>Creates it for clients of the test's own.</summary>
    /// <param name="open">Clients of an address's container, in the order in which they are tried.</param>
    internal BlobData(Func<BlobDataAddress, IReadOnlyList<BlobContainerClient>> open) => _open = open;

    /// <inheritdoc/>
    public bool Holds(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return BlobDataAddress.TryParse(address) is { } found && (found.Signature is null || found.IsFolder);
    }

    /// <inheritdoc/>
    public async Task<IDataLocation> FindAsync(Uri address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var wanted = BlobDataAddress.TryParse(address) ?? throw new ArgumentException($"{address.GetLeftPart(UriPartial.Path)} is no address of a container.", nameof(address));
        var clients = _open(wanted);
        foreach (var client in clients.SkipLast(1))
        {
            try
            {
                return await FindAsync(client, wanted, cancellationToken);
            }
            // A container that is not public says so in several ways, one of them that there is none.
            catch (RequestFailedException exception) when (exception.Status is 401 or 403 or 404 or 409)
            {
            }
        }

        return await GuardedAsync(() => FindAsync(clients[^1], wanted, cancellationToken), wanted, cancellationToken);
    }

    /// <summary>Clients of a container: with the key that is known, or the signature; else without anything, then with the identity.</summary>
    internal static IReadOnlyList<BlobContainerClient> Open(BlobDataAddress address, AzureIdentity identity, StorageAddress? store)
    {
        var options = BlobContainers.CreateOptions();
        if (address.Signature is { } signature)
            return [new(address.Container, new AzureSasCredential(signature), options)];
        if (store?.ConnectionString is { } connection && AccountOf(connection, options) is { } account && account.Uri.AbsoluteUri.TrimEnd('/') == address.Account.AbsoluteUri.TrimEnd('/'))
            return [account.GetBlobContainerClient(new BlobUriBuilder(address.Container).BlobContainerName)];
        return address.IsOfEmulator
            ? [new(address.Container, new StorageSharedKeyCredential(BlobDataAddress.EmulatorAccount, EmulatorKey), options)]
            : [new(address.Container, options), new(address.Container, identity.Credential, options)];
    }

    private static BlobServiceClient? AccountOf(string connection, BlobClientOptions options)
    {
        try
        {
            return new BlobServiceClient(connection, options);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            // Whoever opens the store says so.
            return null;
        }
    }

    private static async Task<IDataLocation> FindAsync(BlobContainerClient container, BlobDataAddress address, CancellationToken cancellationToken)
    {
        if (!address.IsFolder && await FindFileAsync(container.GetBlobClient(address.Path), cancellationToken) is { } file)
            return new BlobDataLocation(container, address, IsFolder: false, [file]);
        var files = await ListAsync(container, address.Prefix, cancellationToken);
        return files.Count > 0
            ? new BlobDataLocation(container, address, IsFolder: true, files)
            : throw new DatasetException(address.ToString(), "there is no such blob, and no blob in a folder of that name: correct dataset.path; upper and lower case matter");
    }

    private static async Task<DataFile?> FindFileAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties found = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            return BlobFolders.IsMarker(blob.Name, found.ContentLength, found.Metadata)
                ? null
                : new(blob.Name.Split('/')[^1], found.ContentLength, found.ETag.ToString(), [.. found.ContentHash ?? []]);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<DataFile>> ListAsync(BlobContainerClient container, string prefix, CancellationToken cancellationToken)
    {
        var files = new List<DataFile>();
        var options = new GetBlobsOptions { Prefix = prefix, Traits = BlobTraits.Metadata };
        await foreach (var blob in container.GetBlobsAsync(options, cancellationToken))
        {
            var length = blob.Properties.ContentLength ?? 0;
            if (!BlobFolders.IsMarker(blob.Name, length, blob.Metadata))
                files.Add(new(blob.Name[prefix.Length..], length, blob.Properties.ETag?.ToString() ?? "", [.. blob.Properties.ContentHash ?? []]));
        }

        return files;
    }

    private static async Task<IDataLocation> GuardedAsync(Func<Task<IDataLocation>> find, BlobDataAddress address, CancellationToken cancellationToken)
    {
        try
        {
            return await find();
        }
        catch (Exception exception) when (AzureFailure.IsOfPlatform(exception, cancellationToken))
        {
            throw BlobDataFailure.Describe(address, exception);
        }
    }
}
