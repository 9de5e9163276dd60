using System.Net;
using NasCloud.Api.Tests.Hosting;
using NasCloud.Core.Searches;

namespace NasCloud.Api.Tests.Searches;

public sealed class CreateSearchTests
{
    [Fact]
    public async Task Post_ValidSpec_CreatesAndStartsASearchAndSaysWhereItIs()
    {
        await using var server = await ApiServer.StartAsync();

        var answer = await server.PostAsync("/api/searches", Bodies.Spec("my-search"));

        var ticket = answer.AssertJson(HttpStatusCode.Accepted);
        var id = new SearchId((string)ticket["id"]!);
        Assert.StartsWith("my-search-", id.Value);
        Assert.Equal("created", (string?)ticket["state"]);
        Assert.Equal($"/api/searches/{id}", answer.Header("Location"));
        Assert.Equal("2", answer.Header("Retry-After"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal([id], server.Launcher.Started);
        var manifest = await server.Repository.ReadManifestAsync(id, TestContext.Current.CancellationToken);
        Assert.Equal("my-search", manifest.Spec.Name);
        Assert.Equal(server.Time.GetUtcNow(), manifest.CreatedAt);
        (await server.GetAsync(answer.Header("Location")!)).AssertJson();
    }

    [Fact]
    public async Task Post_SpecWithSeveralErrors_TellsAllOfThemAndCreatesNothing()
    {
        await using var server = await ApiServer.StartAsync();

        var answer = await server.PostAsync("/api/searches", Bodies.BadSpec);

        var problem = answer.AssertProblem(HttpStatusCode.BadRequest, "invalid-spec");
        Assert.Equal(["budget.trials", "parallelism", "strategy"], problem["errors"]!.AsArray().Select(error => (string)error!["path"]!).Order(StringComparer.Ordinal));
        Assert.Empty(await server.Store.ListAsync("", TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Empty(server.Launcher.Started);
    }
}
