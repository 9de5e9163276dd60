using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Trials;
using NasCloud.Local.Hosting;
using NasCloud.Testing.Storage;

namespace NasCloud.Local.Tests.Hosting;

/// <summary>Searches on stores that fail, and after hosts that died.</summary>
public sealed class SearchCrashTests(TableFixture table)
{
    private const int MostRuns = 50;

    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    private readonly ConcurrentDictionary<InjectedFault, int> _injected = new();

    [Theory]
    [InlineData("\"random\"")]
    [InlineData("""{ "name": "genetic", "population": 8 }""")]
    public async Task Run_HostsDieAtRandomPoints_IsTheSameSearchAsOneUninterrupted(string strategy)
    {
        var manifest = table.Search(40, strategy, """{ "name": "asha", "maxEpochs": 9 }""");
        var uninterrupted = await HostedSearch.CreateAsync(new InMemoryObjectStore(), manifest, table.Estimator);
        await uninterrupted.RunAsync(Test);
        var search = await HostedSearch.CreateAsync(new InMemoryObjectStore(), manifest, table.Estimator);
        var random = RandomStream.Create(5, "crashes");
        var deaths = 0;

        while (await DiesAtTrialAsync(search, random.Next(2, 12)))
            Assert.InRange(++deaths, 1, MostRuns);

        Assert.InRange(deaths, 3, MostRuns);
        Assert.Equal(await uninterrupted.LedgerAsync(), await search.LedgerAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Run_WorkflowsContinueAsNewAgainAndAgain_CountsEachTrialOnce(int parallelism)
    {
        var manifest = table.Search(60, parallelism: parallelism);
        var search = await HostedSearch.CreateAsync(new InMemoryObjectStore(), manifest, table.Estimator);

        Assert.Equal(SearchState.Completed, await search.With(mostCallsPerRun: 20).RunAsync(Test));
        await search.AssertEachTrialOnceAsync(60);
    }

    [Fact]
    public async Task Run_StoreFailsAtRandom_EndsWithTheSameTrialsAsWithoutFaults()
    {
        var manifest = table.Search(60, more: ", \"retries\": 100");
        var healthy = await HostedSearch.CreateAsync(new InMemoryObjectStore(), manifest, table.Estimator);
        await healthy.RunAsync(Test);
        var expected = await healthy.LedgerAsync();

        for (var seed = 1; seed <= 10; seed++)
            Assert.Equal(expected, await (await RunOnFaultyStoreAsync(manifest, seed)).LedgerAsync());
    }

    [Fact]
    public async Task Run_StoreFailsAndDawdlesAtRandomWithSeveralTrainers_EndsWithEachTrialOnce()
    {
        // Several at a time, since each waits more than it computes.
        var options = new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Test };
        await Parallel.ForAsync(1, 51, options, async (seed, _) =>
        {
            // Rarely looked after: between two looks events wake the workflows, and those that get lost are few.
            var search = await RunOnFaultyStoreAsync(table.Search(200, parallelism: 3, more: ", \"retries\": 100"), seed, TimeSpan.FromMilliseconds(50));

            await search.AssertEachTrialOnceAsync(200);
            Assert.All((await search.LookAsync()).Trials, trial => Assert.True(trial.HasMetrics));
        });

        Assert.Equal([], EveryFault().Where(fault => !_injected.ContainsKey(fault)));
    }

    // Every call that a search of table trials makes.
    private static IEnumerable<InjectedFault> EveryFault() =>
        from call in new[]
        {
            nameof(IObjectStore.ReadAsync), nameof(IObjectStore.CreateAsync), nameof(IObjectStore.ReplaceAsync), nameof(IObjectStore.AppendAsync),
            nameof(IObjectStore.ReadLogAsync), nameof(IObjectStore.ListAsync), nameof(IObjectStore.DeleteAsync), nameof(IObjectStore.TryLeaseAsync),
            nameof(ILease.ReleaseAsync),
        }
        from kind in new[] { nameof(FaultRates.Refused), nameof(FaultRates.AnswerLost), nameof(FaultRates.Delayed) }
        select new InjectedFault(call, kind);

    private async Task<HostedSearch> RunOnFaultyStoreAsync(SearchManifest manifest, long seed, TimeSpan? pollInterval = null)
    {
        // A claim whose answer was lost must end before anyone gets it: each look at a claim takes this clock on.
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(3) };
        var store = new InMemoryObjectStore(clock);
        var search = await HostedSearch.CreateAsync(store, manifest, table.Estimator);
        var faulty = new FaultInjectingObjectStore(store, new FaultRates(Refused: 0.02, AnswerLost: 0.02, Delayed: 0.02), seed);
        for (var runs = 1; !await CompletesAsync(search.With(faulty, pollInterval: pollInterval)); runs++)
        {
            Assert.InRange(runs, 1, MostRuns);
            clock.Advance(LeaseDuration.Maximum);
        }

        Assert.InRange(faulty.Faults, 1, int.MaxValue);
        foreach (var (fault, count) in faulty.Injected)
            _injected.AddOrUpdate(fault, count, (_, before) => before + count);
        return search;
    }

    private static async Task<bool> CompletesAsync(HostedSearch search)
    {
        try
        {
            Assert.Equal(SearchState.Completed, await search.RunAsync(Test));
            return true;
        }
        catch (Exception exception) when (IsDeath(exception))
        {
            return false;
        }
    }

    // The store failed beyond all retries, or the claim on the search is nobody's or ran out.
    private static bool IsDeath(Exception exception) =>
        exception.GetBaseException() is StoreException or SearchBusyException || (exception is OperationCanceledException && !Test.IsCancellationRequested);

    private static async Task<bool> DiesAtTrialAsync(HostedSearch search, int nth)
    {
        var dead = new FaultInjectingObjectStore(search.Repository.Store, new FaultRates(1, 0), seed: 1) { IsEnabled = false };
        var begun = 0;
        var dying = search.With(dead, new InterceptedEstimator(search.Estimator, (_, _) =>
        {
            dead.IsEnabled |= Interlocked.Increment(ref begun) == nth;
            return Task.FromResult<TrialEstimate?>(null);
        }));
        try
        {
            Assert.Equal(SearchState.Completed, await dying.RunAsync(Test));
            return false;
        }
        catch (Exception exception) when (IsDeath(exception))
        {
            return true;
        }
    }
}
