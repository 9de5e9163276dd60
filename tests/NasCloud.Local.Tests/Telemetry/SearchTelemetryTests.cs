using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Costs;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Telemetry;
using NasCloud.Local.Hosting;
using NasCloud.Local.Tests.Hosting;
using NasCloud.Local.Workflows;
using NasCloud.Testing.Storage;
using NasCloud.Testing.Telemetry;

namespace NasCloud.Local.Tests.Telemetry;

/// <summary>What whole searches tell of themselves.</summary>
public sealed class SearchTelemetryTests(TableFixture table)
{
    private const int MostRuns = 50;

    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_WholeSearch_IsOneTraceWithOneRoot()
    {
        using var recorder = new TelemetryRecorder();
        var repository = new SearchRepository(new InMemoryObjectStore());
        var manifest = await CreateAsync(repository, trials: 30, parallelism: 3);

        Assert.Equal(SearchState.Completed, await RunAsync(repository, manifest.Id, Test));

        Assert.All(recorder.Spans, span => Assert.Equal(SearchTrace.IdOf(manifest.Id), span.TraceId));
        Assert.All(recorder.Spans, span => Assert.Equal(manifest.Id.Value, span.GetTagItem(TelemetryNames.SearchId)));
        var root = Assert.Single(recorder.Spans, span => span.ParentSpanId == default);
        Assert.Equal(TelemetryNames.CreateSearch, root.OperationName);
        var posts = recorder.SpansOf(TelemetryNames.PostTrial).ToDictionary(span => span.SpanId);
        Assert.All(recorder.SpansOf(TelemetryNames.AttemptTrial), attempt => Assert.Equal(attempt.GetTagItem(TelemetryNames.Trial), posts[attempt.ParentSpanId].GetTagItem(TelemetryNames.Trial)));
        Assert.All(
            recorder.Spans.Where(span => span != root && span.OperationName != TelemetryNames.AttemptTrial),
            span => Assert.Equal(root.SpanId, span.ParentSpanId));
        Assert.Equal((30, 30, 30, 1, 1), (
            posts.Count,
            recorder.SpansOf(TelemetryNames.AttemptTrial).Count,
            recorder.SpansOf(TelemetryNames.RecordScore).Count,
            recorder.SpansOf(TelemetryNames.BeginSession).Count,
            recorder.SpansOf(TelemetryNames.FinishSearch).Count));
    }

    [Fact]
    public async Task Run_InSeveralSessions_IsTheSameTrace()
    {
        using var recorder = new TelemetryRecorder();
        var repository = new SearchRepository(new InMemoryObjectStore());
        var manifest = await CreateAsync(repository, trials: 10);
        using var pause = new CancellationTokenSource();

        Assert.Equal(SearchState.Paused, await RunAsync(repository, manifest.Id, pause.Token, trial => (trial == 3 ? pause : null)?.Cancel()));
        Assert.Equal(SearchState.Completed, await RunAsync(repository, manifest.Id, Test));

        Assert.Equal((2, 1), (recorder.SpansOf(TelemetryNames.BeginSession).Count, recorder.SpansOf(TelemetryNames.WithdrawSearch).Count));
        Assert.Single(recorder.Spans.Select(span => span.TraceId).Distinct());
    }

    [Fact]
    public async Task Run_WholeSearch_CountsWhatTheLedgerSays()
    {
        using var recorder = new TelemetryRecorder();
        var repository = new SearchRepository(new InMemoryObjectStore());
        var manifest = await CreateAsync(repository, trials: 30, parallelism: 3);

        await RunAsync(repository, manifest.Id, Test);

        var snapshot = await LookAsync(repository, manifest.Id);
        Assert.Equal(30, recorder.Sum("nascloud.trials.proposed"));
        Assert.Equal(30, recorder.Sum("nascloud.trials", TelemetryNames.Outcome, "succeeded"));
        Assert.Equal(30, recorder.Count("nascloud.trial.queue.duration"));
        Assert.Equal(snapshot.Trials.Sum(trial => trial.Score!.Attempts), recorder.Count("nascloud.trial.attempt.duration"));
        Assert.Equal(snapshot.DeviceSeconds, recorder.Sum("nascloud.device.time"), 1e-9);
        Assert.Equal(snapshot.DeviceSeconds * 2 / 3600, recorder.Sum("nascloud.cost"), 1e-9);
        Assert.Equal(1, recorder.Sum("nascloud.searches", TelemetryNames.EndReason, "trials"));
    }

    [Fact]
    public async Task Run_StoreFailsAtRandom_CountsNothingTwiceAndNothingTooFewUnlessTheHostDied()
    {
        var unharmed = 0;
        for (var seed = 1; seed <= 10; seed++)
        {
            using var recorder = new TelemetryRecorder();
            var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(3) };
            var store = new InMemoryObjectStore(clock);
            var manifest = await CreateAsync(new SearchRepository(store), trials: 60, parallelism: 2, more: ", \"retries\": 100");
            var faulty = new FaultInjectingObjectStore(store, new FaultRates(Refused: 0.02, AnswerLost: 0.05), seed);
            var runs = await RunToItsEndAsync(new SearchRepository(faulty), manifest.Id, clock);

            var counted = (recorder.Sum("nascloud.trials.proposed"), recorder.Sum("nascloud.trials"), recorder.Sum("nascloud.searches"));
            Assert.True(counted is ( <= 60, <= 60, <= 1), $"seed {seed}: {counted}");
            if (runs == 1)
                Assert.Equal((60, 60, 1), counted);
            unharmed += runs == 1 ? 1 : 0;
            Assert.Single(recorder.Spans.Select(span => span.TraceId).Distinct());
        }

        Assert.InRange(unharmed, 1, 10);
    }

    private async Task<SearchManifest> CreateAsync(SearchRepository repository, int trials, int parallelism = 1, string more = "") =>
        await new SearchCreator(repository, TimeProvider.System).CreateAsync(table.Search(trials, parallelism: parallelism, more: more).Spec, null, Test);

    private Task<SearchState> RunAsync(SearchRepository repository, SearchId id, CancellationToken pause, Action<int>? scored = null) =>
        new LocalSearchHost(repository, (_, wake) => new InProcessTrainerPool(repository, table.Estimator, TimeProvider.System, wake + scored), TimeProvider.System)
        {
            EngineOptions = new LocalWorkflowOptions { FirstRetryDelay = TimeSpan.Zero },
            PollInterval = TimeSpan.FromMilliseconds(5),
            Price = new DevicePrice(2, "EUR"),
        }.RunAsync(id, pause);

    private async Task<int> RunToItsEndAsync(SearchRepository repository, SearchId id, FakeTimeProvider clock)
    {
        for (var runs = 1; ; runs++)
        {
            try
            {
                Assert.Equal(SearchState.Completed, await RunAsync(repository, id, Test));
                return runs;
            }
            catch (Exception exception) when (exception.GetBaseException() is StoreException or SearchBusyException or OperationCanceledException && !Test.IsCancellationRequested)
            {
                Assert.InRange(runs, 1, MostRuns);
                clock.Advance(LeaseDuration.Maximum);
            }
        }
    }

    private static async Task<SearchSnapshot> LookAsync(SearchRepository repository, SearchId id)
    {
        using var observer = await SearchObserver.OpenAsync(repository, id, TimeProvider.System, Test);
        return await observer.LookAsync(Test);
    }
}
