using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace NasCloud.Training.Tests.Datasets.Downloads;

/// <summary>A small HTTP server on this machine whose misbehaviour a test scripts, one answer after the other.</summary>
internal sealed partial class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public LoopbackServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>What each path holds.</summary>
    public ConcurrentDictionary<string, byte[]> Content { get; } = new();

    /// <summary>How the next requests are answered; well, when it is empty.</summary>
    public ConcurrentQueue<LoopbackAnswer> Answers { get; } = new();

    /// <summary>The requests so far: path and where the range starts.</summary>
    public ConcurrentQueue<(string Path, long From)> Requests { get; } = new();

    public Uri Address(string path) => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{path}");

    public async ValueTask DisposeAsync()
    {
        if (_serving.IsCompleted)
            return;
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // The test ended.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        var stream = client.GetStream();
        var head = await ReadHeadAsync(stream);
        var path = head.Split(' ')[1];
        var asked = RangePattern().Match(head) is { Success: true } match ? long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        Requests.Enqueue((path, asked));
        var answer = Answers.TryDequeue(out var scripted) ? scripted : new LoopbackAnswer();
        var body = Content.GetValueOrDefault(path);
        if (answer.Status is not null || body is null)
            await WriteAsync(stream, $"{answer.Status ?? "404 Not Found"}", "", [], 0);
        else if (asked > 0 && asked >= body.Length && !answer.IgnoresRange)
            await WriteAsync(stream, "416 Range Not Satisfiable", $"Content-Range: bytes */{body.Length}\r\n", [], 0);
        else if (asked > 0 && !answer.IgnoresRange)
            await WriteAsync(stream, "206 Partial Content", $"Content-Range: bytes {asked}-{body.Length - 1}/{body.Length}\r\n", body[(int)asked..], answer.CutsAfter);
        else
            await WriteAsync(stream, "200 OK", "", body, answer.CutsAfter);
    }

    private async Task WriteAsync(NetworkStream stream, string status, string headers, byte[] body, int? cutsAfter)
    {
        var head = $"HTTP/1.1 {status}\r\n{headers}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), _stop.Token);
        await stream.WriteAsync(body.AsMemory(0, Math.Min(cutsAfter ?? body.Length, body.Length)), _stop.Token);
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer, _stop.Token) > 0)
            head.Append((char)buffer[0]);
        return head.ToString();
    }

    [GeneratedRegex(@"Range: bytes=(\d+)-", RegexOptions.IgnoreCase)]
    private static partial Regex RangePattern();
}
