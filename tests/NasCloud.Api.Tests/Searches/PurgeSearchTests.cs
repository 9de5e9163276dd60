using System.Net;
using NasCloud.Api.Tests.Hosting;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Testing.Searches;

namespace NasCloud.Api.Tests.Searches;

public sealed class PurgeSearchTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SearchState.Completed)]
    [InlineData(SearchState.Cancelled)]
    [InlineData(SearchState.Failed)]
    [InlineData(SearchState.Paused)]
    public async Task Delete_SearchThatStandsStill_RemovesAllOfIt(SearchState state)
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.AddAsync(StoredSearches.With("test", state, Snapshots.Done(1, 0.5)));
        await server.Repository.WriteWishAsync(id, ControlWish.Pause, Cancelled);
        await StoredSearch.WriteCurveAsync(server.Repository, id, 1, "{}");
        await server.AddAsync(StoredSearches.Empty("test-2"));
        (await server.GetAsync("/api/searches/test")).AssertJson();

        var answer = await server.DeleteAsync("/api/searches/test");

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Empty(answer.Content);
        Assert.All(await server.PathsAsync(), path => Assert.StartsWith("searches/test-2/", path));
        (await server.GetAsync("/api/searches/test")).AssertProblem(HttpStatusCode.NotFound, "no-such-search");
        (await server.DeleteAsync("/api/searches/test")).AssertProblem(HttpStatusCode.NotFound, "no-such-search");
    }

    [Theory]
    [InlineData(SearchState.Created, ControlWish.Run)]
    [InlineData(SearchState.Searching, ControlWish.Run)]
    [InlineData(SearchState.Finishing, ControlWish.Run)]
    [InlineData(SearchState.Searching, ControlWish.Pause)]
    [InlineData(SearchState.Searching, ControlWish.Cancel)]
    [InlineData(SearchState.Paused, ControlWish.Run)]
    [InlineData(SearchState.Paused, ControlWish.Cancel)]
    public async Task Delete_SearchThatMayRun_IsRefusedAndKeepsIt(SearchState state, ControlWish wish)
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.AddAsync(StoredSearches.With("test", state));
        await server.Repository.WriteWishAsync(id, wish, Cancelled);

        (await server.DeleteAsync("/api/searches/test")).AssertProblem(HttpStatusCode.Conflict, "search-running");

        (await server.GetAsync("/api/searches/test")).AssertJson();
    }

    [Fact]
    public async Task Delete_SearchThatAProcessHolds_IsRefused()
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.AddAsync(StoredSearches.With("test", SearchState.Failed));
        await using (await server.Store.TryLeaseAsync(SearchPaths.Manifest(id), LeaseDuration.Maximum, Cancelled))
            (await server.DeleteAsync("/api/searches/test")).AssertProblem(HttpStatusCode.Conflict, "search-running");

        Assert.Equal(HttpStatusCode.NoContent, (await server.DeleteAsync("/api/searches/test")).Status);
    }

    [Fact]
    public async Task Delete_WhileItIsUnderWay_KeepsOthersFromDrivingTheSearch()
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.AddAsync(StoredSearches.With("test", SearchState.Completed));
        var taken = new List<ILease?>();
        server.Intercepted.BeforeDelete = async path => taken.Add(await server.Store.TryLeaseAsync(path, LeaseDuration.Minimum, Cancelled));

        Assert.Equal(HttpStatusCode.NoContent, (await server.DeleteAsync($"/api/searches/{id}")).Status);

        Assert.Equal([null], taken);
    }

    [Theory]
    [InlineData(nameof(IObjectStore.DeleteAsync))]
    [InlineData(nameof(IObjectStore.DeleteFolderAsync))]
    public async Task Delete_AgainAfterItBrokeOff_RemovesTheRest(string method)
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("test", SearchState.Completed, Snapshots.Done(1, 0.5)));
        server.Intercepted.Refuse = (called, _) => called == method;
        (await server.DeleteAsync("/api/searches/test")).AssertProblem(HttpStatusCode.ServiceUnavailable, "store-unavailable");
        server.Intercepted.Refuse = (_, _) => false;

        Assert.Equal(HttpStatusCode.NoContent, (await server.DeleteAsync("/api/searches/test")).Status);

        Assert.Empty(await server.PathsAsync());
    }

    [Fact]
    public async Task Delete_SearchThatThereIsNot_IsAProblem()
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("test-2", SearchState.Completed));

        (await server.DeleteAsync("/api/searches/test")).AssertProblem(HttpStatusCode.NotFound, "no-such-search");

        Assert.Single(await server.SearchesAsync());
    }
}
