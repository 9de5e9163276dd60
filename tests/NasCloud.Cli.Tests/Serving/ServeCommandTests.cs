using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;

namespace NasCloud.Cli.Tests.Serving;

public sealed class ServeCommandTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://192.0.2.1:0")]
    public async Task Serve_WhereOthersReachItWithoutAKey_IsRefused(string url)
    {
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("serve", "--url", url));

        Assert.Contains("NASCLOUD_API_KEY", _host.Errors, StringComparison.Ordinal);
        Assert.Empty(_host.Output);
    }

    [Theory]
    [InlineData("--at-once", "0")]
    [InlineData("--at-once", "65")]
    [InlineData("--port", "70000")]
    [InlineData("--url", "ftp://127.0.0.1")]
    [InlineData("--key", "short")]
    public async Task Serve_InvalidOption_IsRefused(string option, string value)
    {
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("serve", option, value));

        Assert.Empty(_host.Output);
    }

    [Fact]
    public async Task Serve_AskedToStop_SaysWhereItListenedAndEndsInOrder()
    {
        _host.Stop.Press();

        Assert.Equal(ExitCode.Success, await _host.RunAsync("serve", "--port", "0"));

        Assert.Contains("listening at http://127.0.0.1:", _host.Output, StringComparison.Ordinal);
        Assert.Contains("/api, searches are kept in", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_WithAKey_NeverShowsIt()
    {
        const string key = "0123456789abcdef0123456789abcdef";
        _host.Stop.Press();

        Assert.Equal(ExitCode.Success, await _host.RunAsync("serve", "--url", "http://0.0.0.0:0", "--key", key));

        Assert.DoesNotContain(key, _host.Output + _host.Errors, StringComparison.Ordinal);
        Assert.Contains("encrypting proxy", _host.Errors, StringComparison.Ordinal);
    }
}
