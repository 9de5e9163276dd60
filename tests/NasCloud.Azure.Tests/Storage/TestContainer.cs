using System.Globalization;
using Azure.Core;
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
        Client = Connect(new SocketsHttpHandler(), pageSize: null);
        Client.Create();
    }

    public BlobContainerClient Client { get; }

    /// <summary>A store of the container.</summary>
    /// <param name="network">What lies between; null for nothing special.</param>
    /// <param name="pageSize">How many items a page of a listing has; null for the service's 5,000.</param>
    public BlobObjectStore OpenStore(HttpMessageHandler? network = null, int? pageSize = null) =>
        new(network is null && pageSize is null ? Client : Connect(network ?? new SocketsHttpHandler(), pageSize));

    /// <summary>A client of the container.</summary>
    /// <param name="network">What lies between.</param>
    /// <param name="pageSize">As above.</param>
    public BlobContainerClient Connect(HttpMessageHandler network, int? pageSize = null)
    {
        var options = BlobContainers.CreateOptions();
        options.Transport = new HttpClientTransport(new HttpClient(network));
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        if (pageSize is { } size)
            options.AddPolicy(new SmallPages(size), HttpPipelinePosition.PerCall);
        return new BlobContainerClient(_connectionString, _name, options);
    }

    private sealed class SmallPages(int size) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            if (message.Request.Uri.Query.Contains("comp=list", StringComparison.Ordinal))
                message.Request.Uri.AppendQuery("maxresults", size.ToString(CultureInfo.InvariantCulture));
        }
    }
}
