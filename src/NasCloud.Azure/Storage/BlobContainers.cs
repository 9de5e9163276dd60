using Azure.Core;
using Azure.Storage.Blobs;
using NasCloud.Azure.Identity;

namespace NasCloud.Azure.Storage;

/// <summary>Opens the container that a <see cref="StorageAddress"/> names.</summary>
public static class BlobContainers
{
    // A trainer that waits for longer than this holds a GPU for nothing.
    private const int Retries = 5;

    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromSeconds(60);

    /// <summary>A client of the container; nothing is asked of the account yet.</summary>
    /// <param name="address">Which.</param>
    /// <param name="identity">Lets this host in where the address is a URI.</param>
    /// <exception cref="FormatException">The connection string has no valid form; the message quotes none of it.</exception>
    public static BlobContainerClient Open(StorageAddress address, AzureIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(identity);
        if (address.ConnectionString is not { } connection)
            return new BlobContainerClient(address.ContainerUri, identity.Credential, CreateOptions());
        try
        {
            return new BlobContainerClient(connection, address.Container, CreateOptions());
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new FormatException($"The connection string in {StorageAddress.Variable} can't be read: expected UseDevelopmentStorage=true or one that the Azure portal shows.", exception);
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
}
