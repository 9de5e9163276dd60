using System.Net;
using NasCloud.Api.Tests.Hosting;
using NasCloud.Core.Searches;
using NasCloud.Testing.Searches;

namespace NasCloud.Api.Tests.Trials;

public sealed class ShowStandingTests
{
    [Fact]
    public async Task Leaderboard_OfTrials_HasTheBestFirstAndOnlyThoseWithMetrics()
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("test", SearchState.Searching, Snapshots.Done(1, 0.7), Snapshots.Failed(2, "x"), Snapshots.Done(3, 0.9), Snapshots.Pending(4), Snapshots.Done(5, 0.8)));

        var standing = (await server.GetAsync("/api/searches/test/leaderboard")).AssertJson();
        var top = (await server.GetAsync("/api/searches/test/leaderboard?top=2")).AssertJson();

        Assert.Equal([3, 5, 1], standing["items"]!.AsArray().Select(item => (int)item!["trial"]!["number"]!));
        Assert.Equal([3, 5], top["items"]!.AsArray().Select(item => (int)item!["trial"]!["number"]!));
        Assert.Equal(3, (int)top["total"]!);
        Assert.Equal("accuracy", (string?)top["objectives"]![0]!["metric"]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    [InlineData("all")]
    public async Task Leaderboard_InvalidTop_IsAProblem(string top)
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.Empty("test"));

        var problem = (await server.GetAsync($"/api/searches/test/leaderboard?top={top}")).AssertProblem(HttpStatusCode.BadRequest, "invalid-request");

        Assert.Equal(["top"], Bodies.ErrorPaths(problem));
    }

    [Fact]
    public async Task Pareto_OfTwoObjectives_HasThoseThatNoneBeatsInBoth()
    {
        await using var server = await ApiServer.StartAsync();
        var snapshot = Snapshots.Create(
            objectives: Snapshots.TwoObjectives,
            trials: [Snapshots.Done(1, 0.7, 100), Snapshots.Done(2, 0.9, 300), Snapshots.Done(3, 0.6, 200), Snapshots.Failed(4, "x")]);
        await server.AddAsync(StoredSearches.Named(snapshot, "test"));

        var front = (await server.GetAsync("/api/searches/test/pareto")).AssertJson();

        Assert.Equal([1, 2], front["items"]!.AsArray().Select(item => (int)item!["trial"]!["number"]!).Order());
        Assert.Equal(2, (int)front["total"]!);
        Assert.Equal(["accuracy", "parameters"], front["objectives"]!.AsArray().Select(objective => (string)objective!["metric"]!));
    }

    [Theory]
    [InlineData("leaderboard")]
    [InlineData("pareto")]
    public async Task Get_SearchWithoutTrials_IsEmpty(string what)
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.Empty("test"));

        Assert.Empty((await server.GetAsync($"/api/searches/test/{what}")).AssertJson()["items"]!.AsArray());
    }
}
