using System.Text.Json.Nodes;
using NasCloud.Core.Environments;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Activities;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Core.Tests.Searches.Activities;

public sealed class SearchActivitiesTests
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public async Task BeginSession_Twice_BeginsItOnce()
    {
        var bench = await ActivityBench.CreateAsync(TestSearch.Create());

        bench.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await bench.BeginAsync());

        Assert.Equal(TimeSpan.FromMinutes(1), await bench.LedgerAsync(state => state.Elapsed(bench.Time.GetUtcNow())));
    }

    [Fact]
    public async Task BeginSession_Another_BeginsIt()
    {
        var bench = await ActivityBench.CreateAsync(TestSearch.Create());

        Assert.True(await bench.BeginAsync("another"));

        Assert.Equal("another", await bench.LedgerAsync(state => state.Session));
        Assert.Equal(SearchState.Searching, await bench.StateAsync());
    }

    [Fact]
    public async Task BeginSession_DuringFinalTraining_ShowsIt()
    {
        var bench = await ActivityBench.CreateAsync(TestSearch.Create("""{ "trials": 1 }""", more: """, "dataset": "grey", "final": { "epochs": 7 }"""));
        await bench.SeeThroughAsync(await bench.ProposeAsync());
        await bench.ProposeAsync();
        await bench.WithdrawAsync(problem: null);

        await bench.BeginAsync("another");

        Assert.Equal(SearchState.Finishing, await bench.StateAsync());
    }

    [Fact]
    public async Task WithdrawSearch_ThenAnotherSession_LeavesThePauseOut()
    {
        var bench = await ActivityBench.CreateAsync(TestSearch.Create());
        bench.Time.Advance(TimeSpan.FromMinutes(2));
        await bench.WithdrawAsync(problem: null);
        bench.Time.Advance(TimeSpan.FromHours(5));

        await bench.BeginAsync("another");
        bench.Time.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(TimeSpan.FromMinutes(5), await bench.LedgerAsync(state => state.Elapsed(bench.Time.GetUtcNow())));
    }

    [Fact]
    public async Task WithdrawSearch_UserCancelled_LetsThatStand()
    {
        var bench = await ActivityBench.CreateAsync(TestSearch.Create());
        await bench.WishAsync(ControlWish.Cancel);

        await bench.WithdrawAsync("Trainers die at once.");

        Assert.Equal(ControlWish.Cancel, await bench.Repository.ReadWishAsync(bench.Id, Test));
    }

    [Theory]
    [InlineData(null, SearchState.Paused)]
    [InlineData("No trainers are to be had.", SearchState.Failed)]
    public async Task WithdrawSearch_StopsTrainersAndSaysWhy(string? problem, SearchState expected)
    {
        var bench = await ActivityBench.CreateAsync(TestSearch.Create());

        await bench.WishAsync(ControlWish.Pause);

        Assert.True(await bench.WithdrawAsync(problem));

        var status = await bench.Repository.ReadStatusAsync(bench.Id, Test);
        Assert.Equal((expected, problem, 1), (status!.State, status.Problem, bench.Pool.Stops));
    }

    [Fact]
    public async Task WithdrawSearch_OfAProblem_IsAPauseForTrainersAndTrials()
    {
        var bench = await ActivityBench.CreateAsync(TestSearch.Create());

        await bench.WithdrawAsync("No trainers are to be had.");

        Assert.Equal(ControlWish.Pause, await bench.Repository.ReadWishAsync(bench.Id, Test));
    }

    [Theory]
    [InlineData(ControlWish.Run)]
    [InlineData(ControlWish.Cancel)]
    public async Task WithdrawSearch_UserWantsSomethingElseByNow_LetsThatStandAndSaysSo(ControlWish wish)
    {
        var bench = await ActivityBench.CreateAsync(TestSearch.Create());
        await bench.WishAsync(ControlWish.Pause);
        await bench.WishAsync(wish);

        Assert.False(await bench.WithdrawAsync(problem: null));

        Assert.Equal(wish, await bench.Repository.ReadWishAsync(bench.Id, Test));
    }

    [Theory]
    [InlineData("name", "name.2")]
    [InlineData("name.2", "name.3")]
    [InlineData("name.99", "name.100")]
    public void InNextSession_OfASession_CountsOn(string session, string expected)
    {
        var next = new SearchInput(new SearchId("test"), session, TimeSpan.FromSeconds(1), Run: 7).InNextSession();

        Assert.Equal((expected, 0), (next.Session, next.Run));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Trainers die at once.")]
    public async Task EnsureTrainers_AnswersWithTheProblem(string? problem)
    {
        var pool = new StoppedPool { Refusal = problem };

        var outcome = await new EnsureTrainers(pool).RunAsync(new TrainersInput(new SearchId("test"), 2), Test);

        Assert.Equal(problem, outcome.Problem);
    }

    [Fact]
    public async Task FinishSearch_Twice_LeavesTheSameResult()
    {
        var bench = await EndedAsync(TrialOutcome.Succeeded);

        var first = await bench.FinishAsync();
        var result = await ResultAsync(bench);
        var second = await bench.FinishAsync();

        Assert.Equal((SearchState.Completed, EndReason.Trials, null), (first.State, first.Reason, first.Problem));
        Assert.Equal(first, second);
        Assert.Equal(result, await ResultAsync(bench));
        Assert.Equal(first, await bench.Repository.ReadStatusAsync(bench.Id, Test));
    }

    [Fact]
    public async Task FinishSearch_WinnerHasACurve_CopiesItToTheResult()
    {
        var bench = await EndedAsync(TrialOutcome.Succeeded);
        await bench.Store.AppendAsync(SearchPaths.Curve(bench.Id, 1), "other\n"u8.ToArray(), 0, Test);
        await bench.Store.AppendAsync(SearchPaths.Curve(bench.Id, 3), "winner\n"u8.ToArray(), 0, Test);

        await bench.FinishAsync();

        var copy = await bench.Store.ReadAsync(SearchPaths.ResultFile(bench.Id, "curve.jsonl"), Test);
        Assert.Equal("winner\n"u8.ToArray(), copy!.Content.ToArray());
    }

    [Fact]
    public async Task FinishSearch_NoTrialHasMetrics_FailsWithoutAResult()
    {
        var bench = await EndedAsync(TrialOutcome.Diverged, "Its loss became infinite.");

        var status = await bench.FinishAsync();

        Assert.Equal(SearchState.Failed, status.State);
        Assert.Equal("None of 3 trials ended with metrics; the commonest reason, of 3: Its loss became infinite.", status.Problem);
        Assert.Null(await ResultAsync(bench));
    }

    [Fact]
    public async Task FinishSearch_OfAnySearch_LeavesAReport()
    {
        var bench = await EndedAsync(TrialOutcome.Diverged, "Its loss became infinite.");

        await bench.FinishAsync();

        foreach (var name in ReportFiles.All)
            Assert.NotNull(await bench.Store.ReadAsync(SearchPaths.ResultFile(bench.Id, name), Test));
        // It tells of the end that it is a part of.
        Assert.Equal("failed", (string?)JsonNode.Parse((await bench.Store.ReadAsync(SearchPaths.ResultFile(bench.Id, ReportFiles.Json), Test))!.Content.Span)!["search"]!["state"]);
    }

    [Fact]
    public async Task FinishSearch_ReportCanNotBeWritten_EndsTheSearchAllTheSame()
    {
        var bench = await EndedAsync(TrialOutcome.Succeeded);
        var store = new InterceptedStore(bench.Store) { Refuse = (method, path) => method == nameof(IObjectStore.ReplaceAsync) && ReportFiles.All.Any(name => path.EndsWith(name, StringComparison.Ordinal)) };
        var repository = new SearchRepository(store);

        var status = await new FinishSearch(new SearchSessions(repository), repository, bench.Pool, bench.Time).RunAsync(new SearchInput(bench.Id, "session", TimeSpan.FromSeconds(1)), Test);

        Assert.Equal(SearchState.Completed, status.State);
        Assert.Equal(SearchState.Completed, await bench.StateAsync());
        Assert.NotNull(await ResultAsync(bench));
    }

    [Fact]
    public async Task BeginSession_OfAProcess_NotesWhatItRunsOnOnce()
    {
        var bench = await ActivityBench.CreateAsync(TestSearch.Create());

        await bench.BeginAsync("another");

        var noted = Assert.Single(await EnvironmentLog.ReadAsync(bench.Repository, bench.Id, Test));
        Assert.Equal((EnvironmentRole.Driver, EnvironmentReport.Version), (noted.Role, noted.NasCloud));
    }

    // Three trials ended and the budget is spent; the third has the best accuracy.
    private static async Task<ActivityBench> EndedAsync(TrialOutcome outcome, string? error = null)
    {
        var bench = await ActivityBench.CreateAsync(TestSearch.Create("""{ "trials": 3 }"""));
        while (await bench.ProposeAsync() is { Kind: SearchStepKind.Work } step)
            await bench.SeeThroughAsync(step, outcome, error);
        return bench;
    }

    private static async Task<string?> ResultAsync(ActivityBench bench) =>
        await bench.Store.ReadAsync(SearchPaths.ResultFile(bench.Id, "best.json"), Test) is { } stored
            ? System.Text.Encoding.UTF8.GetString(stored.Content.Span)
            : null;
}
