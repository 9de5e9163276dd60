using System.Net;
using System.Text.Json.Nodes;
using NasCloud.Api.Tests.Hosting;
using NasCloud.Core.Searches;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;

namespace NasCloud.Api.Tests.Trials;

public sealed class ListTrialsTests
{
    private static readonly Gen<Observation[]> Trials = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4]).Array[0, 30].Select(kinds => kinds.Select(Trial).ToArray());

    [Fact]
    public async Task Get_Trials_ListsAllInTheOrderOfTheirNumbersTheFinalOneToo()
    {
        await using var server = await ApiServer.StartAsync();
        await AddAsync(server, Snapshots.Done(4, 0.95, kind: TrialKind.Final), Snapshots.Done(1, 0.7), Snapshots.Failed(2, "it broke"), Snapshots.Pending(3));

        var page = (await server.GetAsync("/api/searches/test/trials")).AssertJson();

        Assert.Equal([1, 2, 3, 4], Numbers(page));
        Assert.Equal(4, (int)page["total"]!);
        Assert.Null(page["next"]);
        Assert.Equal("it broke", (string?)page["items"]![1]!["score"]!["error"]);
        Assert.Null(page["items"]![2]!["score"]);
    }

    [Theory]
    [InlineData("open", 3)]
    [InlineData("succeeded", 1, 4)]
    [InlineData("failed", 2)]
    [InlineData("diverged", 5)]
    [InlineData("timedOut", 6)]
    [InlineData("cancelled", 7)]
    public async Task Get_WithAState_ListsThoseInIt(string state, params int[] numbers)
    {
        await using var server = await ApiServer.StartAsync();
        await AddAsync(
            server, null, Snapshots.Done(1, 0.7), Snapshots.Failed(2, "x"), Snapshots.Pending(3), Snapshots.Done(4, 0.6),
            Snapshots.Failed(5, "x", TrialOutcome.Diverged), Snapshots.Failed(6, "x", TrialOutcome.TimedOut), Snapshots.Failed(7, "x", TrialOutcome.Cancelled));

        var page = (await server.GetAsync($"/api/searches/test/trials?state={state}")).AssertJson();

        Assert.Equal(numbers, Numbers(page));
        Assert.Equal(numbers.Length, (int)page["total"]!);
    }

    [Theory]
    [InlineData("sort=accuracy", 4, 1, 3, 2, 5)]
    [InlineData("sort=accuracy&order=desc", 3, 1, 4, 2, 5)]
    [InlineData("sort=parameters", 3, 1, 4, 2, 5)]
    [InlineData("sort=epochs&order=desc", 4, 1, 2, 3, 5)]
    [InlineData("sort=number&order=desc", 5, 4, 3, 2, 1)]
    [InlineData("order=desc", 5, 4, 3, 2, 1)]
    public async Task Get_Sorted_ListsThoseWithoutTheValueLast(string query, params int[] numbers)
    {
        await using var server = await ApiServer.StartAsync();
        await AddAsync(server, null, Snapshots.Done(1, 0.7, 20), Snapshots.Failed(2, "x"), Snapshots.Done(3, 0.9, 10), Snapshots.Done(4, 0.5, 30, epochs: 27), Snapshots.Pending(5));

        Assert.Equal(numbers, Numbers((await server.GetAsync($"/api/searches/test/trials?{query}")).AssertJson()));
    }

    [Fact]
    public async Task Get_PageAfterPage_ListsEachTrialOnceWhateverTheOrder()
    {
        await using var server = await ApiServer.StartAsync();
        var count = 0;

        await Gen.Select(Trials, Gen.OneOf("number", "accuracy", "deviceSeconds"), Gen.OneOf("asc", "desc"), Gen.Int[1, 8]).SampleAsync(
            async (trials, sort, order, limit) =>
            {
                var id = $"test-{Interlocked.Increment(ref count)}";
                await server.AddAsync(StoredSearches.With(id, SearchState.Searching, trials));
                var query = $"/api/searches/{id}/trials?sort={sort}&order={order}";

                var whole = Numbers((await server.GetAsync($"{query}&limit=200")).AssertJson());
                var pages = await server.PagesAsync($"{query}&limit={limit}");

                Assert.Equal(Enumerable.Range(1, trials.Length), whole.Order());
                Assert.Equal(whole, pages.SelectMany(Numbers));
                Assert.Equal(Math.Max(1, (trials.Length + limit - 1) / limit), pages.Count);
            },
            iter: 40);
    }

    [Fact]
    public async Task Get_NextPageAfterTrialsEnded_StillGoesOnFromWhereItWas()
    {
        await using var server = await ApiServer.StartAsync();
        await AddAsync(server, null, Snapshots.Done(1, 0.1), Snapshots.Done(2, 0.2), Snapshots.Done(3, 0.3));

        // As a link of a page whose last trial has another value by now.
        var page = (await server.GetAsync("/api/searches/test/trials?sort=accuracy&after=0.15~9")).AssertJson();

        Assert.Equal([2, 3], Numbers(page));
    }

    [Theory]
    [InlineData("state=done", "state")]
    [InlineData("state=Open", "state")]
    [InlineData("sort=genotype", "sort")]
    [InlineData("sort=", "sort")]
    [InlineData("order=down", "order")]
    [InlineData("limit=0", "limit")]
    [InlineData("after=x", "after")]
    [InlineData("after=-1", "after")]
    [InlineData("after=0.5~1", "after")]
    [InlineData("sort=accuracy&after=1", "after")]
    [InlineData("sort=accuracy&after=NaN~1", "after")]
    [InlineData("sort=accuracy&after=1e999~1", "after")]
    [InlineData("sort=accuracy&after=0.5~", "after")]
    public async Task Get_InvalidParameter_IsAProblemThatNamesIt(string query, string name)
    {
        await using var server = await ApiServer.StartAsync();
        await AddAsync(server, null, Snapshots.Done(1, 0.7));

        var problem = (await server.GetAsync($"/api/searches/test/trials?{query}")).AssertProblem(HttpStatusCode.BadRequest, "invalid-request");

        Assert.Equal([name], Bodies.ErrorPaths(problem));
    }

    private static IEnumerable<int> Numbers(JsonNode page) => page["items"]!.AsArray().Select(item => (int)item!["trial"]!["number"]!);

    private static Task<SearchId> AddAsync(ApiServer server, Observation? final, params Observation[] trials) =>
        server.AddAsync(StoredSearches.With("test", SearchState.Searching, trials) with { Final = final });

    private static Observation Trial((int Kind, int Level) trial, int index) => trial.Kind switch
    {
        0 => Snapshots.Pending(index + 1),
        1 => Snapshots.Failed(index + 1, "x"),
        // Few levels, so that many are equal.
        _ => Snapshots.Done(index + 1, trial.Level / 7.0),
    };
}
