using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NasCloud.Api.Tests.Documentation;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Api.Tests.Hosting;

/// <summary>The endpoints on Kestrel, at a port of their own, over a store in memory.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly WebApplication _host;

    private ApiServer(ApiOptions options, IObjectStore? store)
    {
        Store = new InMemoryObjectStore(Time);
        Intercepted = new InterceptedStore(store ?? Store);
        Repository = new SearchRepository(Store);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(Logs);
        builder.Services.AddSingleton<IObjectStore>(Intercepted)
            .AddSingleton<ISearchLauncher>(Launcher)
            .AddSingleton<IDatasetDirectory>(Datasets)
            .AddSingleton<TimeProvider>(Time)
            .AddNasCloudApi(options);
        _host = builder.Build();
        _host.MapNasCloud();
    }

    /// <summary>Stands still unless a test moves it.</summary>
    public FakeTimeProvider Time { get; } = new(DateTimeOffset.UnixEpoch.AddYears(56));

    /// <summary>What is kept.</summary>
    public InMemoryObjectStore Store { get; }

    /// <summary>The store as the endpoints see it.</summary>
    public InterceptedStore Intercepted { get; }

    public SearchRepository Repository { get; }

    public RecordingLauncher Launcher { get; } = new();

    public FakeDatasets Datasets { get; } = new();

    public LogRecorder Logs { get; } = new();

    public IServiceProvider Services => _host.Services;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>Starts a server.</summary>
    /// <param name="options">What callers may do.</param>
    /// <param name="store">What lies behind the intercepted store instead of <see cref="Store"/>.</param>
    public static async Task<ApiServer> StartAsync(ApiOptions? options = null, IObjectStore? store = null)
    {
        var server = new ApiServer(options ?? new ApiOptions(), store);
        await server._host.StartAsync(TestContext.Current.CancellationToken);
        // What clients should not send, tests must be able to.
        var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        server.Client = new HttpClient(handler) { BaseAddress = new Uri(server._host.Urls.Single()) };
        return server;
    }

    public Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<Answer> DeleteAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Delete, path));

    /// <summary>Posts JSON; null for no body at all.</summary>
    public Task<Answer> PostAsync(string path, string? json = null, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = json is null ? null : new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return SendAsync(request);
    }

    /// <summary>Posts bytes as they are.</summary>
    public Task<Answer> PostBytesAsync(string path, byte[] content, string? contentType = "application/json", bool isChunked = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = isChunked ? new StreamContent(new MemoryStream(content)) : new ByteArrayContent(content) };
        request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        request.Headers.TransferEncodingChunked = isChunked;
        return SendAsync(request);
    }

    /// <summary>Sends a request, and holds the answer against the documentation.</summary>
    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
            var answer = await Answer.ReadAsync(response);
            Assert.Empty(await OpenApiDocument.Instance.FindErrorsAsync(request.Method, response.RequestMessage!.RequestUri!.AbsolutePath, answer.Status, answer.ContentType, answer.Content));
            return answer;
        }
    }

    /// <summary>A page and all that follow it by their links.</summary>
    public async Task<List<JsonNode>> PagesAsync(string path)
    {
        var pages = new List<JsonNode>();
        for (var next = path; next is not null; next = (string?)pages[^1]["next"])
            pages.Add((await GetAsync(next)).AssertJson());
        return pages;
    }

    /// <summary>Writes a search as it would stand after its trials.</summary>
    public async Task<SearchId> AddAsync(SearchSnapshot snapshot, SearchStatus? status = null)
    {
        await StoredSearch.WriteAsync(Repository, snapshot);
        if (status is not null)
            await Repository.WriteStatusAsync(snapshot.Manifest.Id, status, TestContext.Current.CancellationToken);
        return snapshot.Manifest.Id;
    }

    /// <summary>All that is kept.</summary>
    public ValueTask<List<string>> PathsAsync() =>
        Store.ListAsync(string.Empty, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    /// <summary>All searches that are kept.</summary>
    public ValueTask<List<SearchId>> SearchesAsync() =>
        Repository.ListAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
    }
}
