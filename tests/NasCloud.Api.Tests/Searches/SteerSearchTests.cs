using System.Net;
using NasCloud.Api.Tests.Hosting;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Testing.Searches;

namespace NasCloud.Api.Tests.Searches;

public sealed class SteerSearchTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SearchState.Created)]
    [InlineData(SearchState.Searching)]
    [InlineData(SearchState.Finishing)]
    [InlineData(SearchState.Paused)]
    public async Task Pause_SearchThatHasNotEnded_WritesTheWishAndTellsTheDriver(SearchState state)
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.AddAsync(StoredSearches.With("test", state));

        var answer = await server.PostAsync("/api/searches/test/pause");

        Assert.Equal("test", (string?)answer.AssertJson(HttpStatusCode.Accepted)["id"]);
        Assert.Equal("/api/searches/test", answer.Header("Location"));
        Assert.Equal(ControlWish.Pause, await server.Repository.ReadWishAsync(id, Cancelled));
        Assert.Equal([id], server.Launcher.Notified);
        Assert.Empty(server.Launcher.Started);
        Assert.Equal("pause", (string?)(await server.GetAsync("/api/searches/test")).AssertJson()["wish"]);
    }

    [Theory]
    [InlineData(SearchState.Created)]
    [InlineData(SearchState.Searching)]
    [InlineData(SearchState.Paused)]
    [InlineData(SearchState.Failed)]
    public async Task Resume_SearchThatHasNotEnded_WritesTheWishAndHasItDriven(SearchState state)
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.AddAsync(StoredSearches.With("test", state));
        await server.Repository.WriteWishAsync(id, ControlWish.Pause, Cancelled);

        (await server.PostAsync("/api/searches/test/resume")).AssertJson(HttpStatusCode.Accepted);

        Assert.Equal(ControlWish.Run, await server.Repository.ReadWishAsync(id, Cancelled));
        Assert.Equal([id], server.Launcher.Started);
    }

    [Theory]
    [InlineData(SearchState.Created)]
    [InlineData(SearchState.Searching)]
    [InlineData(SearchState.Paused)]
    [InlineData(SearchState.Failed)]
    public async Task Cancel_SearchThatHasNotEnded_WritesTheWishAndHasItDrivenToItsEnd(SearchState state)
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.AddAsync(StoredSearches.With("test", state));
        await server.Repository.WriteWishAsync(id, ControlWish.Pause, Cancelled);

        (await server.PostAsync("/api/searches/test/cancel")).AssertJson(HttpStatusCode.Accepted);
        (await server.PostAsync("/api/searches/test/cancel")).AssertJson(HttpStatusCode.Accepted);

        Assert.Equal(ControlWish.Cancel, await server.Repository.ReadWishAsync(id, Cancelled));
        Assert.Equal([id, id], server.Launcher.Started);
        Assert.Equal([id, id], server.Launcher.Notified);
    }

    [Theory]
    [InlineData(SearchState.Searching)]
    [InlineData(SearchState.Paused)]
    public async Task Stop_SearchThatFoundSomething_WritesItsEndAndHasItDriven(SearchState state)
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.AddAsync(StoredSearches.With("test", state, Snapshots.Done(1, 0.9)));
        await server.Repository.WriteWishAsync(id, ControlWish.Pause, Cancelled);

        (await server.PostAsync("/api/searches/test/stop")).AssertJson(HttpStatusCode.Accepted);
        (await server.PostAsync("/api/searches/test/stop")).AssertJson(HttpStatusCode.Accepted);

        using var ledger = new SearchLedger(server.Repository.Store, id);
        Assert.Equal(EndReason.Stopped, await ledger.ReadAsync(entries => entries.Ended, Cancelled));
        Assert.Equal(ControlWish.Run, await server.Repository.ReadWishAsync(id, Cancelled));
        Assert.Equal([id, id], server.Launcher.Started);
        Assert.Equal([id, id], server.Launcher.Notified);
    }

    [Fact]
    public async Task Stop_SearchThatFoundNothing_IsRefused()
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("test", SearchState.Searching, Snapshots.Failed(1, "out of memory"), Snapshots.Pending(2)));

        (await server.PostAsync("/api/searches/test/stop")).AssertProblem(HttpStatusCode.Conflict, "nothing-found");

        Assert.Empty(server.Launcher.Started);
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("stop")]
    public async Task Steer_SearchThatIsBeingCancelled_IsRefused(string what)
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.AddAsync(StoredSearches.With("test", SearchState.Searching));
        await server.Repository.WriteWishAsync(id, ControlWish.Cancel, Cancelled);

        (await server.PostAsync($"/api/searches/test/{what}")).AssertProblem(HttpStatusCode.Conflict, "search-cancelling");

        Assert.Equal(ControlWish.Cancel, await server.Repository.ReadWishAsync(id, Cancelled));
        Assert.Empty(server.Launcher.Started);
    }

    [Theory]
    [InlineData("pause", SearchState.Completed)]
    [InlineData("resume", SearchState.Completed)]
    [InlineData("stop", SearchState.Completed)]
    [InlineData("cancel", SearchState.Completed)]
    [InlineData("pause", SearchState.Cancelled)]
    [InlineData("resume", SearchState.Cancelled)]
    [InlineData("cancel", SearchState.Cancelled)]
    public async Task Steer_SearchThatHasEnded_IsRefused(string what, SearchState state)
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.AddAsync(StoredSearches.With("test", state));

        (await server.PostAsync($"/api/searches/test/{what}")).AssertProblem(HttpStatusCode.Conflict, "search-ended");

        Assert.Equal(ControlWish.Run, await server.Repository.ReadWishAsync(id, Cancelled));
        Assert.Empty(server.Launcher.Started);
    }

    [Fact]
    public async Task Pause_SearchThatAProblemStopped_IsRefused()
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("test", SearchState.Failed));

        (await server.PostAsync("/api/searches/test/pause")).AssertProblem(HttpStatusCode.Conflict, "search-stopped");
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("stop")]
    [InlineData("cancel")]
    public async Task Steer_SearchThatThereIsNot_IsAProblemAndWritesNothing(string what)
    {
        await using var server = await ApiServer.StartAsync();

        (await server.PostAsync($"/api/searches/nothing/{what}")).AssertProblem(HttpStatusCode.NotFound, "no-such-search");

        Assert.Empty(await server.PathsAsync());
    }
}
