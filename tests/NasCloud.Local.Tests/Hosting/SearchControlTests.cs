using System.Text;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches;
using NasCloud.Core.Trials;
using NasCloud.Testing.Storage;

namespace NasCloud.Local.Tests.Hosting;

/// <summary>The user's word in the midst of a search: pause, resume, cancel.</summary>
public sealed class SearchControlTests(TableFixture table)
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    private readonly InMemoryObjectStore _store = new();

    [Theory]
    [InlineData("\"random\"", true)]
    [InlineData("""{ "name": "genetic", "population": 8 }""", false)]
    [InlineData("\"local-search\"", true)]
    [InlineData("""{ "name": "regularized-evolution", "population": 8, "sample": 3 }""", false)]
    public async Task Run_PausedAgainAndAgain_IsTheSameSearchAsOneUninterrupted(string strategy, bool givesTrialsBack)
    {
        var manifest = table.Search(40, strategy, """{ "name": "asha", "maxEpochs": 9 }""", more: ", \"retries\": 0");
        var uninterrupted = await HostedSearch.CreateAsync(new InMemoryObjectStore(), manifest, table.Estimator);
        await uninterrupted.RunAsync(Test);
        var paused = await HostedSearch.CreateAsync(_store, manifest, table.Estimator);
        var random = RandomStream.Create(3, "pauses");
        var sessions = 1;

        while (await RunUntilTrialAsync(paused, random.Next(1, 12), givesTrialsBack) == SearchState.Paused)
        {
            Assert.Equal(SearchState.Paused, (await paused.LookAsync()).Status.State);
            sessions++;
        }

        Assert.InRange(sessions, 4, 60);
        Assert.Equal(await uninterrupted.LedgerAsync(), await paused.LedgerAsync());
        Assert.Equal(SearchState.Completed, (await paused.LookAsync()).Status.State);
    }

    [Fact]
    public async Task Run_PausedWithTrialsInFlight_ResumesThemFirst()
    {
        var search = await HostedSearch.CreateAsync(_store, table.Search(12, parallelism: 3), table.Estimator);
        Assert.Equal(SearchState.Paused, await RunUntilTrialAsync(search, 5, givesTrialsBack: true));
        var open = (await search.LookAsync()).Open;

        Assert.Equal(SearchState.Completed, await search.RunAsync(Test));

        Assert.InRange(open.Count, 1, 3);
        await search.AssertEachTrialOnceAsync(12);
        Assert.All((await search.LookAsync()).Trials, trial => Assert.True(trial.HasMetrics));
    }

    [Theory]
    [InlineData("\"random\"")]
    [InlineData("""{ "name": "genetic", "population": 20 }""")]
    public async Task Run_CancelledWhileTrialsRun_KeepsTheBestSoFarAndLeavesNothingOpen(string strategy)
    {
        var search = await HostedSearch.CreateAsync(_store, table.Search(100, strategy, parallelism: 3), table.Estimator);

        Assert.Equal(SearchState.Cancelled, await CancelAtTrialAsync(search, 5));

        var snapshot = await search.LookAsync();
        Assert.Equal((SearchState.Cancelled, EndReason.Cancelled, null), (snapshot.Status.State, snapshot.Status.Reason, snapshot.Status.Problem));
        Assert.Contains(snapshot.Trials, trial => trial.Score!.Outcome == TrialOutcome.Cancelled);
        Assert.Equal(snapshot.Trials.Where(trial => trial.HasMetrics).Max(trial => trial.Metric("accuracy")), (double)(await search.BestAsync())!["score"]!["metrics"]!["accuracy"]!);
        Assert.InRange(search.TrainersAskedFor.Max(), 1, 3);
        await search.AssertEachTrialOnceAsync(snapshot.Trials.Count);
    }

    [Fact]
    public async Task Run_CancelledBeforeAnyTrialEnded_EndsWithoutAResult()
    {
        var search = await HostedSearch.CreateAsync(_store, table.Search(), table.Estimator);

        Assert.Equal(SearchState.Cancelled, await CancelAtTrialAsync(search, 1));

        Assert.Null(await search.BestAsync());
        await search.AssertEachTrialOnceAsync(1);
    }

    [Fact]
    public async Task Run_CancelledWhilePaused_EndsAtTheNextRun()
    {
        var search = await HostedSearch.CreateAsync(_store, table.Search(parallelism: 2), table.Estimator);
        await RunUntilTrialAsync(search, 4, givesTrialsBack: true);
        await search.Repository.WriteWishAsync(search.Manifest.Id, ControlWish.Cancel, Test);

        Assert.Equal(SearchState.Cancelled, await search.RunAsync(Test));

        var snapshot = await search.LookAsync();
        Assert.Equal(EndReason.Cancelled, snapshot.Status.Reason);
        await search.AssertEachTrialOnceAsync(snapshot.Trials.Count);
    }

    [Theory]
    [InlineData(ControlWish.Run, SearchState.Completed)]
    [InlineData(ControlWish.Cancel, SearchState.Cancelled)]
    public async Task Run_UserWantsSomethingElseWhileItIsBeingPaused_DoesThat(ControlWish second, SearchState expected)
    {
        var search = await HostedSearch.CreateAsync(_store, table.Search(12, parallelism: 3), table.Estimator);
        var id = search.Manifest.Id;
        var isPaused = false;
        var store = new InterceptedStore(_store)
        {
            AfterRead = (path, stored) =>
            {
                isPaused |= path == SearchPaths.Control(id) && stored is not null && Encoding.UTF8.GetString(stored.Content.Span).Contains("pause");
                return Task.CompletedTask;
            },
        };
        store.Refuse = (method, path) =>
        {
            // The second word, at the moment at which the first has been done; trials in flight have not heard it yet.
            if (isPaused && method == nameof(store.ReplaceAsync) && path == SearchPaths.Status(id))
                _ = search.Repository.WriteWishAsync(id, second, Test);
            return false;
        };

        Assert.Equal(expected, await RunUntilTrialAsync(search.With(store, pollInterval: TimeSpan.FromMilliseconds(200)), 5, givesTrialsBack: true));

        await search.AssertEachTrialOnceAsync((await search.LookAsync()).Trials.Count);
    }

    private static async Task<SearchState> RunUntilTrialAsync(HostedSearch search, int nth, bool givesTrialsBack)
    {
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(Test);
        var begun = 0;
        return await search.With(estimator: new InterceptedEstimator(search.Estimator, async (_, stop) =>
        {
            if (Interlocked.Increment(ref begun) < nth || pause.IsCancellationRequested)
                return null;
            await pause.CancelAsync();
            return givesTrialsBack ? await UntilStoppedAsync(stop) : null;
        })).RunAsync(pause.Token);
    }

    private static async Task<SearchState> CancelAtTrialAsync(HostedSearch search, int number)
    {
        var cancelling = search.With(estimator: new InterceptedEstimator(search.Estimator, async (assignment, stop) =>
        {
            if (assignment.Trial.Number < number)
                return null;
            await search.Repository.WriteWishAsync(search.Manifest.Id, ControlWish.Cancel, Test);
            return await UntilStoppedAsync(stop);
        }));
        return await cancelling.RunAsync(Test);
    }

    private static async Task<TrialEstimate?> UntilStoppedAsync(CancellationToken stop)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        return null;
    }
}
