using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using NasCloud.Azure.Storage;
using NasCloud.Testing.Azurite;

namespace NasCloud.Azure.Tests.Storage;

/// <summary>One container in Azurite, for one test, and clients of it.</summary>
internal sealed class TestContainer
{
    private readonly string _connectionString;
    private readonly string _name = $"test-{Guid.NewGuid():N}";

    public TestContainer(AzuriteServer azurite)
    {
        _connectionString = azurite.ConnectionString;
        Client = Connect(new SocketsHttpHandler());
        Client.Create();
    }

    public BlobContainerClient Client { get; }

    /// <summary>A store of the container.</summary>
    /// <param name="network">What lies between; null for nothing special.</param>
    public BlobObjectStore OpenStore(HttpMessageHandler? network = null) => new(network is null ? Client : Connect(network));

    private BlobContainerClient Connect(HttpMessageHandler network)
    {
        var options = BlobContainers.CreateOptions();
        options.Transport = new HttpClientTransport(new HttpClient(network));
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        return new BlobContainerClient(_connectionString, _name, options);
    }
}
