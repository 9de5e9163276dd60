using System.Net;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Serving;

namespace NasCloud.Cli.Tests.Serving;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData(null, null, "127.0.0.1", 7070, true)]
    [InlineData(null, 0, "127.0.0.1", 0, true)]
    [InlineData(null, 8080, "127.0.0.1", 8080, true)]
    [InlineData("http://localhost:8080", null, "127.0.0.1", 8080, true)]
    [InlineData("http://127.0.0.1", null, "127.0.0.1", 7070, true)]
    [InlineData("http://127.8.8.8:1/", null, "127.8.8.8", 1, true)]
    [InlineData("http://[::1]:8080", null, "::1", 8080, true)]
    [InlineData("http://0.0.0.0:8080", null, "0.0.0.0", 8080, false)]
    [InlineData("http://[::]:8080", 9090, "::", 9090, false)]
    [InlineData("http://192.168.1.2:8080", null, "192.168.1.2", 8080, false)]
    public void Parse_UrlAndPort_IsTheAddressAndWhetherOthersReachIt(string? url, int? port, string address, int expectedPort, bool isLoopback)
    {
        var parsed = ListenAddress.Parse(url, port);

        Assert.Equal((IPAddress.Parse(address), expectedPort, isLoopback), (parsed.Address, parsed.Port, parsed.IsLoopback));
    }

    [Theory]
    [InlineData("https://127.0.0.1:8080", null, "proxy")]
    [InlineData("http://127.0.0.1:8080/api", null, "no more")]
    [InlineData("http://me:secret@127.0.0.1", null, "no more")]
    [InlineData("127.0.0.1:8080", null, "http://")]
    [InlineData("http://example.org", null, "IP address")]
    [InlineData("", null, "http://")]
    [InlineData(null, 65536, "0 to 65535")]
    [InlineData(null, -1, "0 to 65535")]
    public void Parse_WhatIsNoAddress_SaysWhatWasExpected(string? url, int? port, string expected)
    {
        var exception = Assert.Throws<CliException>(() => ListenAddress.Parse(url, port));

        Assert.Equal(ExitCode.Invalid, exception.ExitCode);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }
}
