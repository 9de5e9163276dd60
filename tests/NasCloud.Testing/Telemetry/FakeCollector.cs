using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NasCloud.Testing.Telemetry;

/// <summary>A collector on the loopback that takes OTLP over HTTP, and what the exporter for Application Insights sends.</summary>
/// <remarks>
/// Of the base class library alone: a test project that has ASP.NET Core leaves out of its folder what that brings, and the
/// programs that it starts from there lack it.
/// </remarks>
public sealed class FakeCollector : IAsyncDisposable
{
    private const string Accepted = """{ "itemsReceived": 1, "itemsAccepted": 1, "errors": [] }""";

    private readonly HttpListener _listener;
    private readonly Task _listening;

    private FakeCollector(HttpListener listener)
    {
        _listener = listener;
        _listening = ListenAsync();
    }

    /// <summary>Where it listens.</summary>
    public string Address => _listener.Prefixes.Single().TrimEnd('/');

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

    public static FakeCollector Start()
    {
        while (true)
        {
            var listener = new HttpListener();
            listener.Prefixes.Add($"http://127.0.0.1:{FreePort()}/");
            try
            {
                listener.Start();
                return new FakeCollector(listener);
            }
            catch (HttpListenerException)
            {
                // Somebody was quicker to take the port.
                listener.Close();
            }
        }
    }

    /// <summary>Whether something arrived on a path with a text in it.</summary>
    public bool Has(string path, string text) =>
        Requests.Any(request => request.Path == path && request.Text.Contains(text, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _listening;
        _listener.Close();
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
                await TakeAsync(await _listener.GetContextAsync());
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException && !_listener.IsListening)
        {
            // It was stopped.
        }
    }

    private async Task TakeAsync(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        var body = await ReadAsync(context.Request);
        if (path == "/v1/traces")
        {
            foreach (var span in CollectedSpan.Read(body))
                Spans.Enqueue(span);
        }

        Requests.Enqueue((path, Encoding.UTF8.GetString(body)));
        var isOtlp = path.StartsWith("/v1/", StringComparison.Ordinal);
        // The listener closes a connection after 15 idle seconds, whatever is on its way: three of an exporter's pauses of five seconds.
        context.Response.KeepAlive = false;
        context.Response.ContentType = isOtlp ? "application/x-protobuf" : "application/json";
        context.Response.Close(isOtlp ? [] : Encoding.UTF8.GetBytes(Accepted), willBlock: false);
    }

    private static async Task<byte[]> ReadAsync(HttpListenerRequest request)
    {
        using var body = new MemoryStream();
        await using var content = request.Headers["Content-Encoding"] == "gzip" ? new GZipStream(request.InputStream, CompressionMode.Decompress) : request.InputStream;
        await content.CopyToAsync(body);
        return body.ToArray();
    }
}
