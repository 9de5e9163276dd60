using System.Collections.Immutable;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Specs;
using NasCloud.Core.Trials;
using NasCloud.Local.Hosting;
using NasCloud.Local.Storage;
using NasCloud.Local.Tests.Storage;
using NasCloud.Testing.Storage;

namespace NasCloud.Local.Tests.Hosting;

public sealed class LocalSearchHostTests(TableFixture table)
{
    private const string Full = """{ "name": "full", "epochs": 1 }""";

    // Small enough for thirty trials to hold several generations.
    private const string Genetic = """{ "name": "genetic", "population": 8 }""";

    private const string Evolution = """{ "name": "regularized-evolution", "population": 8, "sample": 3 }""";

    private const string Asha = """{ "name": "asha", "minEpochs": 1, "maxEpochs": 9, "reduction": 3 }""";

    private const string Hyperband = """{ "name": "hyperband", "minEpochs": 1, "maxEpochs": 9, "reduction": 3 }""";

    private const string Halving = """{ "name": "successive-halving", "minEpochs": 1, "maxEpochs": 9, "reduction": 3 }""";

    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    public static MatrixTheoryData<string, string> StrategiesAndFidelities { get; } =
        new(
            [
                "\"random\"", "\"grid\"", "\"local-search\"", "\"auto\"", "\"reinforce\"", Genetic, Evolution,
                """{ "name": "nsga-2", "population": 8 }""", """{ "name": "tpe", "initial": 8 }""", """{ "name": "bananas", "initial": 8, "batch": 6 }""",
            ],
            [Full, Asha, Hyperband, Halving]);

    [Fact]
    public async Task Run_InMemory_CompletesWithTheBestTrialAsTheResult() =>
        await AssertCompletesAsync(new InMemoryObjectStore());

    [Fact]
    public async Task Run_OnFiles_CompletesWithTheBestTrialAsTheResult()
    {
        using var folder = new TemporaryFolder();

        await AssertCompletesAsync(new FileObjectStore(folder.Path, TimeProvider.System));
    }

    [Theory]
    [MemberData(nameof(StrategiesAndFidelities))]
    public async Task Run_AnyStrategyAndFidelity_EndsWithEachTrialOnce(string strategy, string fidelity)
    {
        var search = await CreateAsync(table.Search(strategy: strategy, fidelity: fidelity, parallelism: 3));

        Assert.Equal(SearchState.Completed, await search.RunAsync(Test));

        var snapshot = await search.LookAsync();
        Assert.Equal((30, EndReason.Trials), (snapshot.Architectures, snapshot.Status.Reason));
        Assert.All(snapshot.Trials, trial => Assert.True(trial.HasMetrics));
        Assert.Equal(fidelity != Full, snapshot.Trials.Any(trial => trial.Trial.ContinuesFrom is not null));
        await search.AssertEachTrialOnceAsync(snapshot.Trials.Count);
    }

    [Theory]
    [MemberData(nameof(StrategiesAndFidelities))]
    public async Task Run_SameSpecAndSeedOnOneTrainer_IsTheSameSearch(string strategy, string fidelity)
    {
        var manifest = table.Search(14, strategy, fidelity, more: ", \"seed\": 11");

        Assert.Equal(await RunToItsLedgerAsync(manifest), await RunToItsLedgerAsync(manifest));
    }

    [Fact]
    public async Task Run_AnotherSeed_IsAnotherSearch() =>
        Assert.NotEqual(await RunToItsLedgerAsync(table.Search(more: ", \"seed\": 11")), await RunToItsLedgerAsync(table.Search(more: ", \"seed\": 12")));

    [Theory]
    [InlineData(Full)]
    [InlineData(Asha)]
    public async Task Run_GenerationalStrategy_IsTheSameSearchOnMoreTrainers(string fidelity)
    {
        var one = await CreateAsync(table.Search(60, Genetic, fidelity, parallelism: 1));
        var three = await CreateAsync(table.Search(60, Genetic, fidelity, parallelism: 3));
        await one.RunAsync(Test);
        await three.RunAsync(Test);

        Assert.Equal(await TrialsAsync(one), await TrialsAsync(three));
    }

    [Fact]
    public async Task Run_EventsArrive_NeedsNoPolling()
    {
        var search = (await CreateAsync(table.Search(parallelism: 2))).With(pollInterval: TimeSpan.FromDays(1));

        Assert.Equal(SearchState.Completed, await search.RunAsync(Test));
    }

    [Fact]
    public async Task Run_TargetReached_EndsEarlyWithNothingOpen()
    {
        var search = await CreateAsync(table.Search(1000, Evolution, parallelism: 3, more: """, "target": { "metric": "accuracy", "value": 0.6 }"""));

        Assert.Equal(SearchState.Completed, await search.RunAsync(Test));

        var snapshot = await search.LookAsync();
        Assert.Equal(EndReason.Target, snapshot.Status.Reason);
        Assert.InRange(snapshot.Trials.Count, 1, 999);
        Assert.Contains(snapshot.Trials, trial => trial.Metric("accuracy") >= 0.6);
        await search.AssertEachTrialOnceAsync(snapshot.Trials.Count);
    }

    [Fact]
    public async Task Run_TargetReachedInALargeGeneration_AsksForNoMoreTrainersThanAreAllowed()
    {
        var search = await CreateAsync(table.Search(
            100, """{ "name": "genetic", "population": 30 }""", parallelism: 2, more: """, "target": { "metric": "accuracy", "value": 0 }"""));

        Assert.Equal(SearchState.Completed, await search.RunAsync(Test));

        Assert.InRange(search.TrainersAskedFor.Max(), 1, 2);
        await search.AssertEachTrialOnceAsync(30);
    }

    [Fact]
    public async Task Run_ConstraintsLeaveFewCandidates_EndsWithTheSpaceExhausted()
    {
        // Six networks, of which the two with 64 filters have too many parameters.
        var space = SearchSpecReader.Read("""
            {
              "schemaVersion": 1, "estimator": { "name": "table", "path": "none", "metrics": { "accuracy": "accuracy" } }, "budget": { "trials": 1 },
              "space": {
                "name": "chain", "depth": [1], "head": ["globalAveragePooling"], "dense": { "layers": [0] },
                "layers": {
                  "kinds": ["conv"],
                  "conv": {
                    "filters": [8, 16, 64], "kernel": [3, 5], "stride": [1], "activation": ["relu"],
                    "batchNorm": [false], "dropout": [0], "separable": [false], "residual": [false]
                  }
                }
              }
            }
            """).Spec!.Space;
        var manifest = table.Search(100, parallelism: 2, more: """, "constraints": { "maxParameters": 2000 }""");
        var score = new TrialEstimate(TrialOutcome.Succeeded, ImmutableSortedDictionary<string, double>.Empty.Add("accuracy", 0.5));
        var search = await CreateAsync(
            manifest with { Spec = manifest.Spec with { Space = space } },
            new InterceptedEstimator(table.Estimator, (_, _) => Task.FromResult<TrialEstimate?>(score)));

        Assert.Equal(SearchState.Completed, await search.RunAsync(Test));

        Assert.Equal(EndReason.SpaceExhausted, (await search.LookAsync()).Status.Reason);
        await search.AssertEachTrialOnceAsync(4);
    }

    [Fact]
    public async Task Run_SomeCandidatesAlwaysFail_RecordsThemAfterTheRetriesAndGoesOn()
    {
        var estimator = Failing(trial => IsUnlucky(trial) ? "boom" : null);
        var search = await CreateAsync(table.Search(parallelism: 2, more: ", \"retries\": 1"), estimator);

        Assert.Equal(SearchState.Completed, await search.RunAsync(Test));

        var snapshot = await search.LookAsync();
        Assert.Contains(snapshot.Trials, trial => IsUnlucky(trial.Trial));
        Assert.All(snapshot.Trials, trial => Assert.Equal(
            IsUnlucky(trial.Trial) ? (TrialOutcome.Failed, 2, "InvalidOperationException: boom") : (TrialOutcome.Succeeded, 1, null),
            (trial.Score!.Outcome, trial.Score.Attempts, trial.Score.Error)));
        await search.AssertEachTrialOnceAsync(30);
    }

    [Fact]
    public async Task Run_AllCandidatesFail_FailsWithTheCommonestReason()
    {
        var search = await CreateAsync(table.Search(5, more: ", \"retries\": 0"), Failing(trial => trial.Number <= 2 ? "bang" : "boom"));

        Assert.Equal(SearchState.Failed, await search.RunAsync(Test));

        Assert.Equal(
            "None of 5 trials ended with metrics; the commonest reason, of 3: InvalidOperationException: boom",
            (await search.LookAsync()).Status.Problem);
        Assert.Null(await search.BestAsync());
    }

    [Theory]
    [InlineData(700, "\"random\"")]
    [InlineData(520, """{ "name": "genetic", "population": 520 }""")]
    public async Task Run_MoreTrialsThanARunOfTheWorkflowTakes_EndsWithEachTrialOnce(int trials, string strategy)
    {
        var search = await CreateAsync(table.Search(trials, strategy, parallelism: 3));

        Assert.Equal(SearchState.Completed, await search.RunAsync(Test));

        await search.AssertEachTrialOnceAsync(trials);
    }

    [Fact]
    public async Task Run_AnotherHostDrivesTheSearch_SaysThatItIsBusy()
    {
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var estimator = new InterceptedEstimator(table.Estimator, async (_, _) =>
        {
            begun.TrySetResult();
            await go.Task;
            return null;
        });
        var search = await CreateAsync(table.Search(3), estimator);
        var first = search.RunAsync(Test);
        await begun.Task;

        var busy = await Assert.ThrowsAsync<SearchBusyException>(() => search.RunAsync(Test));
        go.SetResult();

        Assert.Equal(search.Manifest.Id, busy.Id);
        Assert.Equal(SearchState.Completed, await first);
    }

    [Fact]
    public async Task Run_SearchThatEnded_LeavesItAsItIs()
    {
        var search = await CreateAsync(table.Search());
        await search.RunAsync(Test);
        var before = await search.LedgerAsync();

        Assert.Equal(SearchState.Completed, await search.RunAsync(Test));

        Assert.Equal(before, await search.LedgerAsync());
        Assert.Equal(SearchState.Completed, (await search.LookAsync()).Status.State);
    }

    [Fact]
    public async Task Run_UnknownSearch_Throws()
    {
        var repository = new SearchRepository(new InMemoryObjectStore());
        var host = new LocalSearchHost(repository, (_, _) => throw new InvalidOperationException("No pool is needed."), TimeProvider.System);

        await Assert.ThrowsAsync<SearchNotFoundException>(() => host.RunAsync(new SearchId("nowhere"), Test));
    }

    private async Task AssertCompletesAsync(IObjectStore store)
    {
        var search = await HostedSearch.CreateAsync(store, table.Search(parallelism: 2), table.Estimator);

        Assert.Equal(SearchState.Completed, await search.RunAsync(Test));

        await search.AssertEachTrialOnceAsync(30);
        var snapshot = await search.LookAsync();
        var best = await search.BestAsync();
        Assert.Equal(snapshot.Trials.Max(trial => trial.Metric("accuracy")), (double)best!["score"]!["metrics"]!["accuracy"]!);
        Assert.Equal(snapshot.Trials[(int)best["winner"]!["number"]! - 1].Trial.Genotype.ToString(), (string)best["winner"]!["genotype"]!);
        Assert.Equal((30, 30, "trials"), ((int)best["trials"]!, (int)best["architectures"]!, (string)best["reason"]!));
        Assert.NotNull(await store.ReadAsync(SearchPaths.ResultFile(search.Manifest.Id, "architecture.json"), Test));
    }

    private async Task<List<string>> RunToItsLedgerAsync(SearchManifest manifest)
    {
        var search = await CreateAsync(manifest);
        Assert.Equal(SearchState.Completed, await search.RunAsync(Test));
        return await search.LedgerAsync();
    }

    private static async Task<List<Trial>> TrialsAsync(HostedSearch search) => [.. (await search.LookAsync()).Trials.Select(trial => trial.Trial)];

    private static bool IsUnlucky(Trial trial) => trial.Genotype.Choices[0] == 0;

    private InterceptedEstimator Failing(Func<Trial, string?> reason) => new(table.Estimator, (assignment, _) =>
        reason(assignment.Trial) is { } some ? throw new InvalidOperationException(some) : Task.FromResult<TrialEstimate?>(null));

    private Task<HostedSearch> CreateAsync(SearchManifest manifest, ITrialEstimator? estimator = null) =>
        HostedSearch.CreateAsync(new InMemoryObjectStore(), manifest, estimator ?? table.Estimator);
}
