using Azure.Core;
using Azure.Storage.Blobs;
using NasCloud.Azure.Identity;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Azure.Storage;

/// <summary>Opens the container that a <see cref="StorageAddress"/> names.</summary>
public static class BlobContainers
{
    // A trainer that waits for longer than this holds a GPU for nothing.
    private const int Retries = 5;

    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Opens a container, which is created if it is missing.</summary>
    /// <param name="address">Which.</param>
    /// <param name="identity">Lets this host in where the address is a URI.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="options">Options of the client; null for <see cref="CreateOptions"/>.</param>
    /// <exception cref="StoreException">The account can't be reached, or lets this host not in.</exception>
    public static async Task<BlobContainerClient> OpenAsync(
        StorageAddress address, AzureIdentity identity, CancellationToken cancellationToken, BlobClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        var container = Create(address, identity, options ?? CreateOptions());
        try
        {
            // Asking first needs no right to create containers, which a trainer does not have.
            if (!await container.ExistsAsync(cancellationToken))
                await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            return container;
        }
        catch (Exception exception) when (BlobFailure.IsOfPlatform(exception, cancellationToken))
        {
            throw BlobFailure.Describe(address.ToString(), exception);
        }
    }

    /// <summary>The options that every client of NasCloud has.</summary>
    public static BlobClientOptions CreateOptions(BlobClientOptions.ServiceVersion version = BlobClientOptions.ServiceVersion.V2025_11_05) => new(version)
    {
        Retry =
        {
            Mode = RetryMode.Exponential,
            MaxRetries = Retries,
            Delay = FirstRetryDelay,
            MaxDelay = MaxRetryDelay,
            NetworkTimeout = NetworkTimeout,
        },
        // Blob names hold search ids, which logs may show; queries and headers stay out of them.
        Diagnostics = { IsLoggingContentEnabled = false },
    };

    private static BlobContainerClient Create(StorageAddress address, AzureIdentity identity, BlobClientOptions options) => address switch
    {
        { ConnectionString: { } connection } => new BlobContainerClient(connection, address.Container, options),
        _ => new BlobContainerClient(address.ContainerUri, identity.Credential, options),
    };
}
