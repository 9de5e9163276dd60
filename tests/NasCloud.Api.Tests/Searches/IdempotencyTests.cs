using System.Net;
using System.Text;
using NasCloud.Api.Tests.Hosting;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Api.Tests.Searches;

public sealed class IdempotencyTests
{
    private const string Key = "8e03978e-40d5-43dd-bc93-6894a57f9324";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_SameKeyAndBodyAgain_AnswersWithTheSearchThereIs()
    {
        await using var server = await ApiServer.StartAsync();

        var first = await server.PostAsync("/api/searches", Bodies.Spec(), Key);
        var second = await server.PostAsync("/api/searches", Bodies.Spec(), Key);

        first.AssertJson(HttpStatusCode.Accepted);
        second.AssertJson(HttpStatusCode.Accepted);
        Assert.Equal(first.Header("Location"), second.Header("Location"));
        Assert.Single(server.Launcher.Started);
        Assert.Single(await server.SearchesAsync());
    }

    [Fact]
    public async Task Post_SameKeyManyTimesAtOnce_CreatesOneSearch()
    {
        await using var server = await ApiServer.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.PostAsync("/api/searches", Bodies.Spec(), Key)));

        Assert.All(answers, answer => answer.AssertJson(HttpStatusCode.Accepted));
        Assert.Single(answers.Select(answer => answer.Header("Location")).Distinct());
        Assert.Single(await server.SearchesAsync());
        Assert.Single(server.Launcher.Started.Distinct());
    }

    [Fact]
    public async Task Post_SameKeyWithAnotherBody_IsRefused()
    {
        await using var server = await ApiServer.StartAsync();
        await server.PostAsync("/api/searches", Bodies.Spec(), Key);

        var answer = await server.PostAsync("/api/searches", Bodies.Spec(trials: 11), Key);

        answer.AssertProblem(HttpStatusCode.UnprocessableEntity, "key-reused");
        Assert.Single(await server.SearchesAsync());
    }

    [Fact]
    public async Task Post_SameKeyWithTwoBodiesAtOnce_CreatesOneSearch()
    {
        await using var server = await ApiServer.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(index => server.PostAsync("/api/searches", Bodies.Spec(trials: 10 + (index % 2)), Key)));

        Assert.Equal(5, answers.Count(answer => answer.Status == HttpStatusCode.Accepted));
        Assert.Equal(5, answers.Count(answer => answer.Status == HttpStatusCode.UnprocessableEntity));
        Assert.Single(await server.SearchesAsync());
    }

    [Fact]
    public async Task Post_KeyOfARefusedSpec_IsStillFree()
    {
        await using var server = await ApiServer.StartAsync();

        (await server.PostAsync("/api/searches", Bodies.BadSpec, Key)).AssertProblem(HttpStatusCode.BadRequest, "invalid-spec");

        (await server.PostAsync("/api/searches", Bodies.Spec(), Key)).AssertJson(HttpStatusCode.Accepted);
    }

    // Each step of a creation fails once; the repeat must finish what was begun.
    [Theory]
    [InlineData(nameof(IObjectStore.CreateAsync), "requests/")]
    [InlineData(nameof(IObjectStore.CreateAsync), "searches/")]
    [InlineData(nameof(IObjectStore.ReplaceAsync), "requests/")]
    [InlineData(nameof(IObjectStore.ReadAsync), "requests/")]
    [InlineData(nameof(IObjectStore.ReadAsync), "searches/")]
    public async Task Post_AgainAfterAStepFailed_FinishesTheSameSearch(string method, string folder)
    {
        await using var server = await ApiServer.StartAsync();
        server.Intercepted.Refuse = (called, path) => called == method && path.StartsWith(folder, StringComparison.Ordinal);

        (await server.PostAsync("/api/searches", Bodies.Spec(), Key)).AssertProblem(HttpStatusCode.ServiceUnavailable, "store-unavailable");
        server.Intercepted.Refuse = (_, _) => false;
        var answer = await server.PostAsync("/api/searches", Bodies.Spec(), Key);

        answer.AssertJson(HttpStatusCode.Accepted);
        var id = Assert.Single(await server.SearchesAsync());
        Assert.Equal($"/api/searches/{id}", answer.Header("Location"));
        Assert.All(server.Launcher.Started, started => Assert.Equal(id, started));
        Assert.NotEmpty(server.Launcher.Started);
    }

    [Fact]
    public async Task Post_AgainAfterTheStartFailed_StartsTheSameSearch()
    {
        await using var server = await ApiServer.StartAsync();
        server.Launcher.Fault = new StoreException("launcher", "is away");

        (await server.PostAsync("/api/searches", Bodies.Spec(), Key)).AssertProblem(HttpStatusCode.ServiceUnavailable, "store-unavailable");
        server.Launcher.Fault = null;
        (await server.PostAsync("/api/searches", Bodies.Spec(), Key)).AssertJson(HttpStatusCode.Accepted);

        Assert.Equal(await server.SearchesAsync(), server.Launcher.Started);
    }

    [Fact]
    public async Task Post_AgainOnceTheSearchWasPaused_DoesNotWakeIt()
    {
        await using var server = await ApiServer.StartAsync();
        server.Intercepted.Refuse = (method, path) => method == nameof(IObjectStore.ReplaceAsync) && path.StartsWith("requests/", StringComparison.Ordinal);
        await server.PostAsync("/api/searches", Bodies.Spec(), Key);
        server.Intercepted.Refuse = (_, _) => false;
        var id = Assert.Single(await server.SearchesAsync());
        (await server.PostAsync($"/api/searches/{id}/pause")).AssertJson(HttpStatusCode.Accepted);

        (await server.PostAsync("/api/searches", Bodies.Spec(), Key)).AssertJson(HttpStatusCode.Accepted);

        Assert.Single(server.Launcher.Started);
        Assert.Equal(ControlWish.Pause, await server.Repository.ReadWishAsync(id, Cancelled));
    }

    [Fact]
    public async Task Post_KeyOfADeletedSearch_SaysThatItIsGone()
    {
        await using var server = await ApiServer.StartAsync();
        await server.PostAsync("/api/searches", Bodies.Spec(), Key);
        var id = Assert.Single(await server.SearchesAsync());
        await server.Repository.WriteStatusAsync(id, new SearchStatus(SearchState.Completed, server.Time.GetUtcNow()), Cancelled);
        Assert.Equal(HttpStatusCode.NoContent, (await server.DeleteAsync($"/api/searches/{id}")).Status);

        var answer = await server.PostAsync("/api/searches", Bodies.Spec(), Key);

        Assert.Contains(id.Value, (string)answer.AssertProblem(HttpStatusCode.Gone, "search-deleted")["detail"]!);
        Assert.Empty(await server.SearchesAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("schlüssel")]
    [InlineData("tab\there")]
    public async Task Post_WhatIsNoKey_IsAProblem(string key)
    {
        await using var server = await ApiServer.StartAsync();

        var answer = await server.PostAsync("/api/searches", Bodies.Spec(), key);

        // What is no header at all, Kestrel refuses by itself.
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Empty(await server.PathsAsync());
    }

    [Fact]
    public async Task Post_LongestKey_IsTakenAndOneLetterMoreIsNot()
    {
        await using var server = await ApiServer.StartAsync();

        (await server.PostAsync("/api/searches", Bodies.Spec(), new string('k', 255))).AssertJson(HttpStatusCode.Accepted);
        var problem = (await server.PostAsync("/api/searches", Bodies.Spec(), new string('k', 256))).AssertProblem(HttpStatusCode.BadRequest, "invalid-request");

        Assert.Equal(["Idempotency-Key"], Bodies.ErrorPaths(problem));
    }

    [Fact]
    public async Task Post_Key_IsNeitherKeptNorLogged()
    {
        await using var server = await ApiServer.StartAsync();

        await server.PostAsync("/api/searches", Bodies.Spec(), Key);

        foreach (var path in await server.PathsAsync())
        {
            Assert.DoesNotContain(Key, path, StringComparison.Ordinal);
            var stored = await server.Store.ReadAsync(path, Cancelled);
            Assert.DoesNotContain(Key, Encoding.UTF8.GetString(stored!.Content.Span), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Key, server.Logs.Text, StringComparison.Ordinal);
    }
}
