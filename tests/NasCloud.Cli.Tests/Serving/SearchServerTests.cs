using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using NasCloud.Api.Tests.Hosting;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Serving;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Tests.Serving;

/// <summary>The server in this process, with searches that look scores up.</summary>
public sealed class SearchServerTests : IDisposable
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    private readonly TestHost _host = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Post_SearchOfATable_RunsToItsEnd()
    {
        await using var server = await StartAsync();
        using var client = Client(server);

        using var posted = await PostAsync(client, "api/searches", Spec());

        Assert.Equal(HttpStatusCode.Accepted, posted.StatusCode);
        var id = new SearchId((string)(await JsonAsync(posted))["id"]!);
        await server.IdleAsync();
        using var search = await client.GetAsync(posted.Headers.Location, Test);
        Assert.Equal("completed", (string?)(await JsonAsync(search))["state"]);
        using var result = await client.GetAsync($"api/searches/{id}/result", Test);
        Assert.Equal(id.Value, (string?)(await JsonAsync(result))["searchId"]);
        using var deleted = await client.DeleteAsync($"api/searches/{id}", Test);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.False(Directory.Exists(Path.Combine(_host.Folder, StorePlace.DefaultFolder, "searches", id.Value)));
    }

    [Fact]
    public async Task Post_WithTelemetry_SendsWhatIsLoggedThereAsWell()
    {
        var sent = new LogRecorder();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(sent));
        _host.Loggers = loggers;
        await using var server = await StartAsync();
        using var client = Client(server);

        using var posted = await PostAsync(client, "api/searches", Spec());
        await server.IdleAsync();

        Assert.Contains("[4010]", sent.Text, StringComparison.Ordinal);
        Assert.Contains("[1301]", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithASearchThatWasCreatedBefore_GoesOnWithIt()
    {
        var id = await CreateAsync();

        await using var server = await StartAsync();
        await server.IdleAsync();

        Assert.Equal(1, server.TakenUp);
        Assert.Equal(SearchState.Completed, (await _host.Store.ReadStatusAsync(id, Test))!.State);
    }

    [Fact]
    public async Task Start_WithASearchWhoseDataChanged_StopsItAndSaysSo()
    {
        _host.Drivers = _ => new FakeDriver((_, _) => Task.FromResult(SearchState.Searching));
        var rows = Path.Combine(_host.Folder, "rows.csv");
        await File.WriteAllLinesAsync(rows, ["x,y", .. Enumerable.Range(0, 60).Select(row => FormattableString.Invariant($"{row},{row / 7.0}"))], Test);
        var spec = _host.WriteSpec("""
            { "schemaVersion": 1, "name": "rows", "dataset": { "name": "rows", "path": "rows.csv", "target": "y" }, "space": "mlp",
              "strategy": "random", "objectives": ["rmse"], "budget": { "trials": 2 } }
            """);
        await _host.RunAsync("search", spec);
        var id = await _host.Store.ListAsync(Test).SingleAsync(Test);
        // A trainer worked on it.
        await _host.Store.WriteHeartbeatAsync(id, new("trainer-1", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch), Test);
        await File.AppendAllTextAsync(rows, "60,8.5\n", Test);

        await using var server = await StartAsync();
        await server.IdleAsync();

        var status = (await _host.Store.ReadStatusAsync(id, Test))!;
        Assert.Equal(SearchState.Failed, status.State);
        Assert.Contains($"rows is not what {id} searched on: its fingerprint is ", status.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhereNothingIsTakenUp_LeavesSearchesAsTheyAre()
    {
        var id = await CreateAsync();

        await using var server = await StartAsync(takesUp: false);
        await server.IdleAsync();

        Assert.Null(await _host.Store.ReadStatusAsync(id, Test));
    }

    [Fact]
    public async Task Send_WithAKey_IsNeededForEveryAddressButTheDashboards()
    {
        await using var server = await StartAsync(Key);
        using var client = Client(server);

        foreach (var address in new[] { "api/health", "api/searches", "api/nothing", "elsewhere" })
        {
            using var refused = await client.GetAsync(address, Test);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        using var dashboard = await client.GetAsync("", Test);
        Assert.Equal((HttpStatusCode.OK, "/api/dashboard/"), (dashboard.StatusCode, dashboard.RequestMessage!.RequestUri!.AbsolutePath));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        using var answered = await client.GetAsync("api/health", Test);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    [Fact]
    public async Task Send_ByAnotherHostName_IsRefused()
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        client.DefaultRequestHeaders.Host = "rebound.example.org";

        using var answer = await client.GetAsync("api/searches", Test);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Send_Preflight_GetsNoLeaveToCallFromOtherSites()
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        using var request = new HttpRequestMessage(HttpMethod.Options, "api/searches");
        request.Headers.Add("Origin", "http://example.org");
        request.Headers.Add("Access-Control-Request-Method", "POST");

        using var answer = await client.SendAsync(request, Test);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_TooLongABody_IsRefused(bool isChunked)
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        using var content = new StreamContent(new MemoryStream(new byte[(1 << 20) + 1]));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/searches") { Content = content };
        request.Headers.TransferEncodingChunked = isChunked;
        // The server refuses and hangs up without reading the body, so a client that is still sending it sees no answer.
        request.Headers.ExpectContinue = true;

        using var answer = await client.SendAsync(request, Test);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Start_AtAPortThatIsTaken_SaysWhatToDo()
    {
        await using var server = await StartAsync();

        var exception = await Assert.ThrowsAsync<CliException>(() => StartAsync(port: server.Url.Port));

        Assert.Contains("--port", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Datasets_ListsThoseOfTheMachine()
    {
        await using var server = await StartAsync();
        using var client = Client(server);

        using var answer = await client.GetAsync("api/datasets", Test);

        Assert.Contains((await JsonAsync(answer))["items"]!.AsArray(), item => (string?)item!["name"] == "glyphs");
    }

    private Task<SearchServer> StartAsync(string? key = null, bool takesUp = true, int port = 0)
    {
        var host = _host.Host();
        var settings = new ServeSettings(ListenAddress.Parse(url: null, port), ApiKey.Find(host, key), AtOnce: 1, takesUp);
        return SearchServer.StartAsync(host, new SearchStore(host, StorePlace.Find(host, folder: null, storage: null)), settings, Test);
    }

    private async Task<SearchId> CreateAsync()
    {
        var reading = Core.Specs.SearchSpecReader.Read(Spec());
        return (await new SearchCreator(_host.Store, TimeProvider.System).CreateAsync(reading.Spec!, dataset: null, Test)).Id;
    }

    private string Spec()
    {
        var path = Path.Combine(_host.Folder, _host.WriteTableSpec());
        return File.ReadAllText(path).Replace("cells.csv", Path.Combine(_host.Folder, "cells.csv").Replace('\\', '/'), StringComparison.Ordinal);
    }

    private static HttpClient Client(SearchServer server) =>
        new(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = server.Url };

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string address, string json) =>
        client.PostAsync(address, new StringContent(json, Encoding.UTF8, "application/json"), Test);

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync(Test))!;
}
