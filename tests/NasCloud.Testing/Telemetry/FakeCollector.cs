using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NasCloud.Testing.Telemetry;

/// <summary>A collector on the loopback that takes OTLP over HTTP, and what the exporter for Application Insights sends.</summary>
public sealed class FakeCollector : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeCollector(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>The spans that arrived.</summary>
    public ConcurrentQueue<CollectedSpan> Spans { get; } = [];

    /// <summary>All that arrived, by path, as text in which names and strings can be found.</summary>
    public ConcurrentQueue<(string Path, string Text)> Requests { get; } = [];

    /// <summary>The environment variables that send a process's telemetry here.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Address,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
    };

    public static async Task<FakeCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new FakeCollector(builder.Build());
        collector._app.MapPost("/{**path}", collector.TakeAsync);
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>Whether something arrived on a path with a text in it.</summary>
    public bool Has(string path, string text) =>
        Requests.Any(request => request.Path == path && request.Text.Contains(text, StringComparison.Ordinal));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        var isZipped = request.Headers.ContentEncoding.ToString() == "gzip";
        await using (var content = isZipped ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body)
            await content.CopyToAsync(body, request.HttpContext.RequestAborted);
        Requests.Enqueue((request.Path, Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length)));
        if (request.Path != "/v1/traces")
            return request.Path.StartsWithSegments("/v1") ? Results.Bytes([], "application/x-protobuf") : Results.Json(new { itemsReceived = 1, itemsAccepted = 1, errors = Array.Empty<object>() });
        foreach (var span in CollectedSpan.Read(body.ToArray()))
            Spans.Enqueue(span);
        return Results.Bytes([], "application/x-protobuf");
    }
}
