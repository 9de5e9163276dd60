using System.Net;
using System.Text;
using NasCloud.Api.Tests.Hosting;
using NasCloud.Core.Searches;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;

namespace NasCloud.Api.Tests.Trials;

public sealed class ShowTrialTests
{
    private const string Curve = """{"epoch":1,"trainingLoss":0.5,"metrics":{"accuracy":0.7},"seconds":2,"learningRate":0.01}""";

    [Fact]
    public async Task Get_Trial_ShowsCurveAndNetwork()
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.AddAsync(StoredSearches.With("test", SearchState.Searching, Snapshots.Done(1, 0.7), Snapshots.Pending(2)));
        await StoredSearch.WriteCurveAsync(server.Repository, id, 2, Curve, Curve.Replace("\"epoch\":1", "\"epoch\":2", StringComparison.Ordinal));

        var trial = (await server.GetAsync("/api/searches/test/trials/2")).AssertJson();

        Assert.Equal(2, (int)trial["trial"]!["number"]!);
        Assert.Null(trial["score"]);
        Assert.Equal([1, 2], trial["curve"]!.AsArray().Select(point => (int)point!["epoch"]!));
        Assert.NotEmpty(trial["architecture"]!["nodes"]!.AsArray());
        Assert.Equal(0.7, (double)(await server.GetAsync("/api/searches/test/trials/1")).AssertJson()["score"]!["metrics"]!["accuracy"]!);
    }

    [Fact]
    public async Task GetLog_Trial_ShowsWhatWasToldOfEachAttempt()
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.AddAsync(StoredSearches.With("test", SearchState.Searching, Snapshots.Done(1, 0.7), Snapshots.Pending(2)));
        foreach (var attempt in new[] { 1, 3 })
            await server.Repository.Store.CreateAsync(SearchPaths.Log(id, 2, attempt), Encoding.UTF8.GetBytes($"told of attempt {attempt}\n"), TestContext.Current.CancellationToken);

        var log = (await server.GetAsync("/api/searches/test/trials/2/log")).AssertJson();

        Assert.Equal([(1, "told of attempt 1\n"), (3, "told of attempt 3\n")], log["attempts"]!.AsArray().Select(each => ((int)each!["attempt"]!, (string?)each["text"])));
        Assert.Empty((await server.GetAsync("/api/searches/test/trials/1/log")).AssertJson()["attempts"]!.AsArray());
        (await server.GetAsync("/api/searches/test/trials/3/log")).AssertProblem(HttpStatusCode.NotFound, "no-such-trial");
    }

    [Fact]
    public async Task Get_FinalTrial_IsShownLikeAnyOther()
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("test", SearchState.Completed, Snapshots.Done(1, 0.7)) with { Final = Snapshots.Done(2, 0.9, kind: TrialKind.Final) });

        Assert.Equal("final", (string?)(await server.GetAsync("/api/searches/test/trials/2")).AssertJson()["trial"]!["kind"]);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("01x")]
    [InlineData("1.0")]
    [InlineData("99999999999999999999")]
    [InlineData("best")]
    [InlineData("１")]
    public async Task Get_TrialThatThereIsNot_IsAProblem(string number)
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("test", SearchState.Searching, Snapshots.Done(1, 0.7)));

        (await server.GetAsync($"/api/searches/test/trials/{number}")).AssertProblem(HttpStatusCode.NotFound, "no-such-trial");
    }

    [Fact]
    public async Task Get_TrialOfASearchThatThereIsNot_IsAProblem()
    {
        await using var server = await ApiServer.StartAsync();

        (await server.GetAsync("/api/searches/nothing/trials/1")).AssertProblem(HttpStatusCode.NotFound, "no-such-search");
    }
}
