using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Places.Remote;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Cli.Tests.Places.Remote;

public sealed class ServerClientTests
{
    private const string Key = "secret-key-of-the-server==";

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://127.0.0.1:7070", "http://127.0.0.1:7070/api/", true)]
    [InlineData("http://127.0.0.1:7070/api", "http://127.0.0.1:7070/api/", true)]
    [InlineData("https://my-app.azurewebsites.net/", "https://my-app.azurewebsites.net/api/", false)]
    [InlineData("https://proxy.example.org/nas/api/", "https://proxy.example.org/nas/api/", false)]
    public void Parse_Address_LeadsToTheApi(string text, string api, bool isThisMachine)
    {
        var address = ServerAddress.Parse(text);

        Assert.Equal((api, isThisMachine), (address.Api.AbsoluteUri, address.IsThisMachine));
        Assert.Equal(api[..^"/api/".Length], address.ToString());
    }

    [Theory]
    [InlineData("my-app")]
    [InlineData("ftp://example.org")]
    [InlineData("https://user:secret@example.org")]
    [InlineData("https://example.org/api?code=secret")]
    [InlineData("user:secret@example.org")]
    public void Parse_WhatIsNoAddress_IsRefusedWithoutItsSecrets(string text)
    {
        var exception = Assert.Throws<CliException>(() => ServerAddress.Parse(text));

        Assert.Equal(ExitCode.Invalid, exception.ExitCode);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_KeyThatCannotBeSent_IsNotRepeated()
    {
        var exception = Assert.Throws<CliException>(() => new ServerKey("secret\nkey"));

        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.BadGateway)]
    public async Task Send_WhatMayPass_IsTriedAgainUnderTheSameName(HttpStatusCode status)
    {
        using var server = new ScriptedServer((_, count) => count < 3 ? Later(status) : ScriptedServer.Json("""{ "id": 1 }"""));

        var answer = await Client(server).SendSpecAsync<JsonObject>("searches", "{}", Test);

        Assert.Equal(1, (int)answer["id"]!);
        Assert.Equal([("POST", "/api/searches", Key)], server.Requests.Select(each => (each.Method, each.Path, each.Key)).Distinct());
        Assert.Equal(3, server.Requests.Count);
        Assert.NotNull(Assert.Single(server.Requests.Select(each => each.Name).Distinct()));
    }

    [Fact]
    public async Task Get_WhatDoesNotPass_EndsAfterFiveRequests()
    {
        using var server = new ScriptedServer((_, _) => Later(HttpStatusCode.ServiceUnavailable));

        var exception = await Assert.ThrowsAsync<CliException>(() => Client(server).GetAsync<JsonObject>("health", Test));

        Assert.Equal(ExitCode.Failure, exception.ExitCode);
        Assert.Equal(5, server.Requests.Count);
    }

    [Theory]
    [InlineData("invalid-request", HttpStatusCode.BadRequest, ExitCode.Invalid)]
    [InlineData("unauthorized", HttpStatusCode.Unauthorized, ExitCode.Invalid)]
    [InlineData("no-such-search", HttpStatusCode.NotFound, ExitCode.NotFound)]
    [InlineData("search-ended", HttpStatusCode.Conflict, ExitCode.Invalid)]
    [InlineData("search-running", HttpStatusCode.Conflict, ExitCode.Busy)]
    [InlineData("search-deleted", HttpStatusCode.Gone, ExitCode.NotFound)]
    [InlineData("too-large", HttpStatusCode.RequestEntityTooLarge, ExitCode.Invalid)]
    [InlineData("unexpected", HttpStatusCode.InternalServerError, ExitCode.Failure)]
    public async Task Post_Problem_BecomesAnErrorWithTheExitCodeOfItsKindAndWithoutTheKey(string kind, HttpStatusCode status, int code)
    {
        using var server = new ScriptedServer((_, _) => ScriptedServer.Problem(kind, status, $"Why, {Key}."));

        var exception = await Assert.ThrowsAsync<CliException>(() => Client(server).PostAsync<JsonObject>("searches/a/pause", Test));

        Assert.Equal(code, exception.ExitCode);
        Assert.Contains("https://example.org", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, exception.ToString(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "does not take the key")]
    [InlineData(HttpStatusCode.NotFound, "has no NasCloud API")]
    [InlineData(HttpStatusCode.PermanentRedirect, "leads elsewhere")]
    public async Task Get_AnswerOfAnotherHost_SaysWhatToDo(HttpStatusCode status, string what)
    {
        using var server = new ScriptedServer((_, _) => new HttpResponseMessage(status) { Content = new StringContent("<html></html>") });

        var exception = await Assert.ThrowsAsync<CliException>(() => Client(server).FindAsync<JsonObject>("searches/a", Test));

        Assert.Equal(ExitCode.Invalid, exception.ExitCode);
        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FromNobody_SaysThatTheServerCannotBeReached()
    {
        using var server = new ScriptedServer((_, _) => throw new HttpRequestException("refused"));
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };

        var getting = new ServerClient(ServerAddress.Parse("https://example.org"), key: null, server.CreateHttp(), time).GetAsync<JsonObject>("health", Test);
        while (!getting.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        var exception = await Assert.ThrowsAsync<StoreException>(() => getting);
        Assert.Contains("can't be reached: refused", exception.Message, StringComparison.Ordinal);
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task Download_ArchiveThatLeadsOutside_WritesNothing()
    {
        using var user = new TestHost();
        using var server = new ScriptedServer((request, _) => request.RequestUri!.AbsolutePath.EndsWith("/model", StringComparison.Ordinal)
            ? new HttpResponseMessage { Content = new ByteArrayContent(Archive("../outside.txt")) }
            : ScriptedServer.Json("""{ "id": "a-0001", "createdAt": "2026-11-26T09:30:00+00:00", "updatedAt": "2026-11-26T09:30:00+00:00", "state": "completed", "wish": "run", "elapsedSeconds": 1, "deviceSeconds": 1, "architectures": 1, "screened": 0, "spec": {} }"""));
        var host = user.Host() with { CreateHttp = server.CreateHttp };

        Assert.Equal(ExitCode.Failure, await NasCloud.Cli.Commands.NasCloudCommand.RunAsync(host, ["download", "a-0001", "--server", "https://example.org"]));

        Assert.Contains("'../outside.txt'", user.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(user.Folder));
    }

    [Fact]
    public async Task Search_OfDataOfThisMachineAtAnotherOne_SaysWhatToDoAndSendsNothing()
    {
        using var user = new TestHost();
        using var server = new ScriptedServer((_, _) => ScriptedServer.Json("{}"));
        var host = user.Host() with { CreateHttp = server.CreateHttp };
        Directory.CreateDirectory(Path.Combine(user.Folder, "photos"));

        Assert.Equal(ExitCode.Invalid, await NasCloud.Cli.Commands.NasCloudCommand.RunAsync(host, ["search", "--data", "photos", "--server", "https://example.org"]));

        Assert.Contains($"dataset.path is {Path.Combine(user.Folder, "photos")}, which https://example.org can't read", user.Errors, StringComparison.Ordinal);
        Assert.Contains("nascloud dataset upload", user.Errors, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private static ServerClient Client(ScriptedServer server) =>
        new(ServerAddress.Parse("https://example.org"), new ServerKey(Key), server.CreateHttp(), TimeProvider.System);

    private static HttpResponseMessage Later(HttpStatusCode status) =>
        new(status) { Content = new StringContent(""), Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.Zero) } };

    private static byte[] Archive(string name)
    {
        using var content = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(content, System.IO.Compression.ZipArchiveMode.Create))
            archive.CreateEntry(name);
        return content.ToArray();
    }
}
