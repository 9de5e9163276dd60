using System.Net.Sockets;
using System.Text;

namespace NasCloud.Api.Tests.Hosting;

/// <summary>A request written byte by byte: clients' libraries mend addresses that an attacker would not.</summary>
internal static class RawRequest
{
    /// <summary>Sends a request line and returns the whole answer.</summary>
    public static async Task<string> SendAsync(Uri server, string method, string target)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(server.Host, server.Port, TestContext.Current.CancellationToken);
        await using var stream = connection.GetStream();
        var request = $"{method} {target} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
