using System.Net;
using NasCloud.Api.Tests.Hosting;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Testing.Searches;

namespace NasCloud.Api.Tests.Searches;

public sealed class ShowSearchTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_SearchWithTrials_SaysWhereItStandsAndWhatWasAskedFor()
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("test", SearchState.Searching, Snapshots.Done(1, 0.7), Snapshots.Failed(2, "diverged"), Snapshots.Done(3, 0.9), Snapshots.Pending(4)));

        var search = (await server.GetAsync("/api/searches/test")).AssertJson();

        Assert.Equal("test", (string?)search["id"]);
        Assert.Equal("searching", (string?)search["state"]);
        Assert.Equal("run", (string?)search["wish"]);
        Assert.Equal(2, (int)search["done"]!);
        Assert.Equal(1, (int)search["failed"]!);
        Assert.Equal(1, (int)search["open"]!);
        Assert.Equal(4, (int)search["architectures"]!);
        Assert.Equal(3, (int)search["best"]!["trial"]!["number"]!);
        Assert.Equal("nas-bench-201", (string?)search["spec"]!["space"]!["name"]);
        Assert.Equal("/api/searches/test/trials", (string?)search["links"]!["trials"]);
    }

    [Fact]
    public async Task Get_SearchOfSeveralObjectives_NamesTheTrialThatAnEndWouldChoose()
    {
        await using var server = await ApiServer.StartAsync();
        var snapshot = Snapshots.Create(SearchState.Searching, objectives: Snapshots.TwoObjectives, trials: [Snapshots.Done(1, 0.7, 9_000), Snapshots.Done(2, 0.9, 70_000), Snapshots.Done(3, 0.8, 60_000)]);
        await server.AddAsync(snapshot with { Manifest = snapshot.Manifest with { Id = new SearchId("test") } });

        var search = (await server.GetAsync("/api/searches/test")).AssertJson();

        Assert.Equal(2, (int)search["winner"]!);
        Assert.Equal(1, (int)search["best"]!["trial"]!["number"]!);
    }

    [Fact]
    public async Task Get_EveryLink_LeadsSomewhere()
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("test", SearchState.Searching, Snapshots.Done(1, 0.7)));
        var links = (await server.GetAsync("/api/searches/test")).AssertJson()["links"]!.AsObject();

        foreach (var (_, link) in links)
            Assert.DoesNotContain("no-such-address", (await server.GetAsync((string)link!)).Text, StringComparison.Ordinal);
        Assert.Equal(11, links.Count);
    }

    [Fact]
    public async Task Get_AgainAfterTheLedgerGrew_SeesWhatIsNew()
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.AddAsync(StoredSearches.With("test", SearchState.Searching, Snapshots.Pending(1)));
        Assert.Equal(0, (int)(await server.GetAsync("/api/searches/test")).AssertJson()["done"]!);

        using var ledger = new SearchLedger(server.Store, id);
        await ledger.ChangeAsync(_ => new LedgerChange<bool>([new TrialEnded(server.Time.GetUtcNow(), Snapshots.Done(1, 0.5).Score!)], true), Cancelled);

        Assert.Equal(1, (int)(await server.GetAsync("/api/searches/test")).AssertJson()["done"]!);
    }

    [Fact]
    public async Task Get_MoreSearchesThanAreKeptInMemory_ShowsEachAsItIs()
    {
        await using var server = await ApiServer.StartAsync(new ApiOptions { WatchedSearches = 2 });
        for (var number = 1; number <= 5; number++)
            await server.AddAsync(StoredSearches.With($"test-{number}", SearchState.Searching, [.. Enumerable.Range(1, number).Select(trial => Snapshots.Done(trial, 0.5))]));

        for (var round = 0; round < 2; round++)
        {
            for (var number = 1; number <= 5; number++)
                Assert.Equal(number, (int)(await server.GetAsync($"/api/searches/test-{number}")).AssertJson()["done"]!);
        }
    }

    [Fact]
    public async Task Get_SearchThatThereIsNot_IsAProblem()
    {
        await using var server = await ApiServer.StartAsync();

        var problem = (await server.GetAsync("/api/searches/nothing")).AssertProblem(HttpStatusCode.NotFound, "no-such-search");

        Assert.Contains("'nothing'", (string)problem["detail"]!);
    }

    [Theory]
    [InlineData(SearchState.Created)]
    [InlineData(SearchState.Completed)]
    public async Task Get_SearchThatAnotherProcessDeleted_IsAProblem(SearchState state)
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.AddAsync(StoredSearches.With("test", state));
        (await server.GetAsync("/api/searches/test")).AssertJson();

        await server.Repository.DeleteAsync(id, Cancelled);

        (await server.GetAsync("/api/searches/test")).AssertProblem(HttpStatusCode.NotFound, "no-such-search");
    }

    [Theory]
    [InlineData("spec.json")]
    [InlineData("status.json")]
    [InlineData("ledger.jsonl")]
    public async Task Get_DamagedSearch_IsAProblemAndTheLogNamesTheFile(string file)
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("test", SearchState.Searching, Snapshots.Done(1, 0.7)));
        await server.Store.ReplaceAsync($"searches/test/{file}", "{ \"type\": \n"u8.ToArray(), version: null, Cancelled);

        var problem = (await server.GetAsync("/api/searches/test")).AssertProblem(HttpStatusCode.InternalServerError, "damaged");

        Assert.DoesNotContain(file, problem.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(file, server.Logs.Text, StringComparison.Ordinal);
        Assert.Contains((string)problem["traceId"]!, server.Logs.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Get_SearchWithPathsOfTheHost_TellsThemOnlyWhereCallersMayNameSome(bool allowPaths)
    {
        await using var server = await ApiServer.StartAsync(new ApiOptions { AllowPaths = allowPaths });
        await server.AddAsync(StoredSearches.Empty("test"));

        var search = (await server.GetAsync("/api/searches/test")).AssertJson();

        Assert.Equal(allowPaths ? "table.csv" : null, (string?)search["spec"]!["estimator"]!["path"]);
    }
}
