using System.Net;
using System.Text.Json.Nodes;
using NasCloud.Api.Tests.Hosting;
using NasCloud.Api.Trials;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;

namespace NasCloud.Api.Tests.Trials;

public sealed class ShowColumnsTests
{
    [Fact]
    public async Task Get_Columns_HaveARowForEachTrialInEveryList()
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("test", SearchState.Searching, Snapshots.Done(1, 0.7), Snapshots.Pending(2)) with { Final = Snapshots.Done(3, 0.9, kind: TrialKind.Final) });

        var columns = (await server.GetAsync("/api/searches/test/columns")).AssertJson().AsObject();

        Assert.Equal(["1", "2", "3"], Texts(columns["number"]));
        Assert.Equal(["succeeded", "open", "succeeded"], Texts(columns["state"]));
        Assert.Equal(["search", "search", "final"], Texts(columns["kind"]));
        Assert.Equal(["0.7", null, "0.9"], Texts(columns["metrics"]!["accuracy"]));
        Assert.All(columns.Where(column => column.Value is JsonArray), column => Assert.Equal(3, column.Value!.AsArray().Count));
    }

    [Fact]
    public async Task Get_SinceAMark_TellsWhatWasProposedAndWhatEndedAndNoMore()
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.AddAsync(StoredSearches.With("test", SearchState.Searching, Snapshots.Done(1, 0.7), Snapshots.Pending(2), Snapshots.Pending(3)));
        var mark = (string)(await server.GetAsync("/api/searches/test/columns")).AssertJson()["mark"]!;
        var at = server.Time.GetUtcNow();
        using var ledger = new SearchLedger(server.Store, id);
        await ledger.ChangeAsync(_ => new LedgerChange<bool>([new TrialEnded(at, Snapshots.Done(3, 0.8).Score!), new TrialProposed(at, Snapshots.Pending(4).Trial)], true), TestContext.Current.CancellationToken);

        var news = (await server.GetAsync($"/api/searches/test/columns?since={mark}")).AssertJson();
        var after = (await server.GetAsync($"/api/searches/test/columns?since={news["mark"]}")).AssertJson();

        Assert.Equal(["3", "4"], Texts(news["number"]));
        Assert.Equal(["succeeded", "open"], Texts(news["state"]));
        Assert.Empty(after["number"]!.AsArray());
    }

    [Fact]
    public async Task Get_SinceMoreThanThereIs_TellsAll()
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("test", SearchState.Searching, Snapshots.Done(1, 0.7)));

        Assert.Equal(["1"], Texts((await server.GetAsync("/api/searches/test/columns?since=9~9")).AssertJson()["number"]));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("1~")]
    [InlineData("-1~2")]
    [InlineData("1~2~3")]
    public async Task Get_SinceWhatIsNoMark_IsAProblem(string since)
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("test", SearchState.Searching));

        (await server.GetAsync($"/api/searches/test/columns?since={since}")).AssertProblem(HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public void Parse_WhatAMarkWrote_IsTheMark() => Assert.Equal(new TrialMark(12, 7), TrialMark.Parse(new TrialMark(12, 7).ToString()));

    [Fact]
    public async Task Get_CurvesActivityAndSpace_TellWhatIsKept()
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.AddAsync(StoredSearches.With("test", SearchState.Searching, Snapshots.Done(1, 0.7), Snapshots.Pending(2)));
        await StoredSearch.WriteCurveAsync(server.Repository, id, 2, """{"epoch":1,"trainingLoss":0.5,"metrics":{"accuracy":0.7},"seconds":2,"learningRate":0.01}""");
        await server.Repository.CreateJsonAsync(SearchPaths.Attempt(id, 2, 1), new Core.Trainers.TrialAttempt("trainer-1", server.Time.GetUtcNow(), 0, Error: "out of memory"), TestContext.Current.CancellationToken);

        var curves = (await server.GetAsync("/api/searches/test/curves?trials=2,99")).AssertJson();
        var running = Assert.Single((await server.GetAsync("/api/searches/test/activity")).AssertJson()["running"]!.AsArray())!;
        var space = (await server.GetAsync("/api/searches/test/space")).AssertJson();

        Assert.Equal(2, (int)Assert.Single(curves["items"]!.AsArray())!["trial"]!);
        Assert.Equal((2, "out of memory", 1), ((int)running["trial"]!, (string?)running["attempts"]![0]!["error"], running["curve"]!.AsArray().Count));
        Assert.NotEmpty(space["decisions"]!.AsArray());
        (await server.GetAsync("/api/searches/test/curves?trials=2,x")).AssertProblem(HttpStatusCode.BadRequest, "invalid-request");
    }

    private static IEnumerable<string?> Texts(JsonNode? column) => column!.AsArray().Select(value => value?.ToString());
}
