using System.Net;
using NasCloud.Api.Tests.Hosting;
using NasCloud.Core.Searches;

namespace NasCloud.Api.Tests.Searches;

public sealed class ListSearchesTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_NoSearches_IsAnEmptyPage()
    {
        await using var server = await ApiServer.StartAsync();

        var page = (await server.GetAsync("/api/searches")).AssertJson();

        Assert.Empty(page["items"]!.AsArray());
        Assert.Null(page["next"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Get_PageAfterPage_ListsEachSearchOnceInOrder(int limit)
    {
        await using var server = await ApiServer.StartAsync();
        string[] ids = ["a", "a-0", "b", "b-1", "c-1", "c-10", "c-2"];
        foreach (var id in ids.Reverse())
            await server.AddAsync(StoredSearches.Empty(id));

        var pages = await server.PagesAsync($"/api/searches?limit={limit}");

        Assert.Equal(ids, pages.SelectMany(page => page["items"]!.AsArray()).Select(item => (string)item!["id"]!));
        Assert.Equal((ids.Length + limit - 1) / limit, pages.Count);
    }

    [Fact]
    public async Task Get_Search_SaysWhereItStands()
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.Empty("new"));
        await server.AddAsync(
            StoredSearches.Empty("stopped"), new SearchStatus(SearchState.Failed, server.Time.GetUtcNow(), Problem: "No trainer can start."));

        var items = (await server.GetAsync("/api/searches")).AssertJson()["items"]!;

        Assert.Equal("created", (string?)items[0]!["state"]);
        Assert.Equal("test", (string?)items[0]!["name"]);
        Assert.Equal("/api/searches/new", (string?)items[0]!["self"]);
        Assert.Equal("failed", (string?)items[1]!["state"]);
        Assert.Equal("No trainer can start.", (string?)items[1]!["problem"]);
        Assert.Equal(server.Time.GetUtcNow(), (DateTimeOffset)items[1]!["updatedAt"]!);
    }

    [Fact]
    public async Task Get_DamagedSearchAndLeftovers_DoNotHideTheOthers()
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.Empty("good"));
        await server.Store.CreateAsync("searches/damaged/spec.json", "{"u8.ToArray(), Cancelled);
        await server.Store.CreateAsync("searches/leftover/status.json", "{}"u8.ToArray(), Cancelled);
        await server.Store.CreateAsync("searches/NO-ID/spec.json", "{}"u8.ToArray(), Cancelled);

        var items = (await server.GetAsync("/api/searches")).AssertJson()["items"]!.AsArray();

        Assert.Equal(["damaged", "good"], items.Select(item => (string)item!["id"]!));
        Assert.NotEmpty((string)items[0]!["problem"]!);
        Assert.Null(items[0]!["state"]);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("limit=", "limit")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("limit=99999999999999999999", "limit")]
    [InlineData("after=a&after=b", "after")]
    public async Task Get_InvalidParameter_IsAProblemThatNamesIt(string query, string name)
    {
        await using var server = await ApiServer.StartAsync();

        var problem = (await server.GetAsync($"/api/searches?{query}")).AssertProblem(HttpStatusCode.BadRequest, "invalid-request");

        Assert.Equal([name], Bodies.ErrorPaths(problem));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("zzz")]
    [InlineData("%00")]
    public async Task Get_AfterAnyText_IsAPlaceInTheOrder(string after)
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.Empty("test"));

        (await server.GetAsync($"/api/searches?after={after}")).AssertJson();
    }
}
