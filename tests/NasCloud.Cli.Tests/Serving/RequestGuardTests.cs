using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Serving;
using NasCloud.Cli.Tests.Fakes;

namespace NasCloud.Cli.Tests.Serving;

public sealed class RequestGuardTests : IDisposable
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("127.0.0.1:7070", 200)]
    [InlineData("localhost:7070", 200)]
    [InlineData("LOCALHOST", 200)]
    [InlineData("[::1]:7070", 200)]
    [InlineData("127.0.0.2", 200)]
    [InlineData("rebound.example.org:7070", 403)]
    [InlineData("localhost.example.org", 403)]
    [InlineData("192.168.1.2:7070", 403)]
    [InlineData("2130706433", 200)]
    [InlineData("", 403)]
    public async Task Invoke_WithoutAKey_AnswersToNamesOfThisMachineAlone(string host, int status) =>
        Assert.Equal(status, await StatusAsync(key: null, host));

    [Theory]
    [InlineData("http://127.0.0.1:7070", 200)]
    [InlineData("http://127.0.0.1:7071", 403)]
    [InlineData("https://127.0.0.1:7070", 403)]
    [InlineData("http://example.org", 403)]
    [InlineData("null", 403)]
    public async Task Invoke_FromAPage_AnswersToOwnPagesAlone(string origin, int status) =>
        Assert.Equal(status, await StatusAsync(key: null, "127.0.0.1:7070", (HeaderNames.Origin, origin)));

    [Fact]
    public async Task Invoke_FromTwoPagesAtOnce_IsRefused() =>
        Assert.Equal(403, await StatusAsync(key: null, "127.0.0.1:7070", (HeaderNames.Origin, "http://127.0.0.1:7070"), (HeaderNames.Origin, "http://example.org")));

    [Theory]
    [InlineData("x-functions-key", Key, 200)]
    [InlineData("Authorization", $"Bearer {Key}", 200)]
    [InlineData("Authorization", $"bearer  {Key} ", 200)]
    [InlineData("x-functions-key", "0123456789abcdef0123456789abcdeF", 401)]
    [InlineData("x-functions-key", "0123456789abcdef", 401)]
    [InlineData("x-functions-key", Key + "0", 401)]
    [InlineData("x-functions-key", "", 401)]
    [InlineData("Authorization", Key, 401)]
    [InlineData("Authorization", $"Basic {Key}", 401)]
    [InlineData("Authorization", "Bearer ", 401)]
    [InlineData("x-other", Key, 401)]
    public async Task Invoke_WithAKey_AnswersWhoShowsIt(string header, string value, int status) =>
        Assert.Equal(status, await StatusAsync(Key, "192.168.1.2:7070", (header, value)));

    [Theory]
    [InlineData("GET", "/api/dashboard/", 200)]
    [InlineData("HEAD", "/api/dashboard/assets/index.js", 200)]
    [InlineData("GET", "/", 200)]
    [InlineData("POST", "/api/dashboard/", 401)]
    [InlineData("GET", "/api/dashboards", 401)]
    [InlineData("GET", "/api/searches", 401)]
    public async Task Invoke_WithoutTheKey_LetsTheDashboardsFilesThroughAndNoMore(string method, string path, int status)
    {
        var context = Context("192.168.1.2:7070");
        (context.Request.Method, context.Request.Path) = (method, path);

        await new RequestGuard(ApiKey.Find(_host.Host(), Key)).InvokeAsync(context, _ => Task.CompletedTask);

        Assert.Equal(status, context.Response.StatusCode);
    }

    [Fact]
    public async Task Invoke_DashboardUnderAnotherName_IsRefusedWithoutAKey()
    {
        var context = Context("rebound.example.org:7070");
        (context.Request.Method, context.Request.Path) = ("GET", "/api/dashboard/");

        await new RequestGuard(key: null).InvokeAsync(context, _ => Task.CompletedTask);

        Assert.Equal(403, context.Response.StatusCode);
    }

    [Theory]
    [InlineData("nas.example.org", "https://nas.example.org", "same-origin", 200)]
    [InlineData("127.0.0.1:7070", "https://nas.example.org", "same-origin", 200)]
    [InlineData("nas.example.org", "https://nas.example.org:8443", "same-origin", 200)]
    [InlineData("nas.example.org", "https://nas.example.org", null, 200)]
    [InlineData("nas.example.org", "https://NAS.example.org", "none", 200)]
    [InlineData("nas.example.org:443", "https://nas.example.org", null, 200)]
    [InlineData("nas.example.org:8443", "https://nas.example.org:8443", null, 200)]
    [InlineData("[fd00::2]:7070", "http://[fd00::2]:7070", null, 200)]
    [InlineData("nas.example.org", "http://nas.example.org", "cross-site", 403)]
    [InlineData("nas.example.org", "https://other.example.org", "same-site", 403)]
    [InlineData("nas.example.org", "https://other.example.org", null, 403)]
    [InlineData("nas.example.org", "https://nas.example.org:8443", null, 403)]
    [InlineData("nas.example.org:7070", "https://nas.example.org", null, 403)]
    [InlineData("nas.example.org", "https://nas.example.org.evil.example", null, 403)]
    [InlineData("nas.example.org", "https://nas.example.org", "same-origin, cross-site", 403)]
    [InlineData("nas.example.org", "null", null, 403)]
    public async Task Invoke_RightKeyThroughAProxyThatEncrypts_AnswersToOwnPagesAlone(string host, string origin, string? site, int status)
    {
        (string, string)[] headers = [("x-functions-key", Key), (HeaderNames.Origin, origin)];

        Assert.Equal(status, await StatusAsync(Key, host, site is null ? headers : [.. headers, ("Sec-Fetch-Site", site)]));
    }

    [Fact]
    public async Task Invoke_WithoutAKeyThroughAProxyThatHidesTheHost_IsRefusedThoughTheBrowserKnowsNoOtherSite() =>
        Assert.Equal(403, await StatusAsync(key: null, "127.0.0.1:7070", (HeaderNames.Origin, "https://nas.example.org"), ("Sec-Fetch-Site", "same-origin")));

    [Fact]
    public async Task Invoke_RightKeyFromAPageOfAnotherSite_IsRefused() =>
        Assert.Equal(403, await StatusAsync(Key, "192.168.1.2:7070", ("x-functions-key", Key), (HeaderNames.Origin, "http://example.org")));

    [Fact]
    public async Task Invoke_WithoutTheKey_SaysHowToShowItAndNotWhatItIs()
    {
        var context = Context("127.0.0.1");

        await new RequestGuard(ApiKey.Find(_host.Host(), Key)).InvokeAsync(context, _ => Task.CompletedTask);

        var body = System.Text.Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
        Assert.Equal("Bearer", context.Response.Headers.WWWAuthenticate);
        Assert.Equal("application/problem+json", context.Response.ContentType);
        Assert.Contains("urn:nascloud:problem:unauthorized", body, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("0123456789 abcdef")]
    [InlineData("0123456789abcdé0123456789")]
    public void Find_KeyThatIsNone_IsRefusedWithoutBeingShown(string key)
    {
        var exception = Assert.Throws<CliException>(() => ApiKey.Find(_host.Host(), key));

        Assert.Equal(ExitCode.Invalid, exception.ExitCode);
        Assert.DoesNotContain(key, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_KeyOfTheEnvironment_IsTakenUnlessTheOptionNamesOne()
    {
        _host.Variables[ApiKey.Variable] = Key;
        var other = new string('x', 20);

        Assert.True(ApiKey.Find(_host.Host(), option: null)!.IsShownBy(Context("h", ("x-functions-key", Key)).Request));
        Assert.True(ApiKey.Find(_host.Host(), other)!.IsShownBy(Context("h", ("x-functions-key", other)).Request));
        Assert.False(ApiKey.Find(_host.Host(), other)!.IsShownBy(Context("h", ("x-functions-key", Key)).Request));
        Assert.Equal(200, await StatusAsync(key: null, "127.0.0.1", ("x-functions-key", Key)));
    }

    private async Task<int> StatusAsync(string? key, string host, params (string Name, string Value)[] headers)
    {
        var context = Context(host, headers);
        await new RequestGuard(ApiKey.Find(_host.Host(), key)).InvokeAsync(context, _ => Task.CompletedTask);
        return context.Response.StatusCode;
    }

    private static DefaultHttpContext Context(string host, params (string Name, string Value)[] headers)
    {
        var context = new DefaultHttpContext();
        (context.Request.Scheme, context.Request.Host, context.Response.Body) = ("http", new HostString(host), new MemoryStream());
        foreach (var (name, value) in headers)
            context.Request.Headers.Append(name, value);
        return context;
    }
}
