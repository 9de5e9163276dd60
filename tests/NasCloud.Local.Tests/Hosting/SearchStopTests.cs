using System.Collections.Immutable;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Trials;
using NasCloud.Testing.Storage;

namespace NasCloud.Local.Tests.Hosting;

/// <summary>A search that its user stops before its budget ends it.</summary>
public sealed class SearchStopTests(TableFixture table)
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    private readonly InMemoryObjectStore _store = new();

    [Theory]
    [InlineData("\"random\"")]
    [InlineData("""{ "name": "genetic", "population": 20 }""")]
    public async Task Run_StoppedWhileTrialsRun_GivesThemUpAndTrainsTheWinner(string strategy)
    {
        var manifest = table.Search(100, strategy, parallelism: 2, more: """, "dataset": "grey", "final": { "epochs": 7 }""");
        var outcome = SearchStopOutcome.NothingFound;
        var estimator = new InterceptedEstimator(table.Estimator, async (assignment, stop) =>
        {
            if (assignment.Trial.Kind == TrialKind.Final)
                return new(TrialOutcome.Succeeded, ImmutableSortedDictionary<string, double>.Empty.Add(MetricNames.TestAccuracy, 0.88));
            if (assignment.Trial.Number != 5)
                return null;
            // Stopped in its midst: it ends once nobody waits for it any more.
            while (outcome == SearchStopOutcome.NothingFound)
                outcome = await new SearchStop(new SearchRepository(_store), TimeProvider.System).RequestAsync(manifest.Id, Test);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
            return null;
        });
        var search = await HostedSearch.CreateAsync(_store, manifest, estimator);

        Assert.Equal(SearchState.Completed, await search.RunAsync(Test));

        var snapshot = await search.LookAsync();
        Assert.Equal((SearchState.Completed, EndReason.Stopped, null), (snapshot.Status.State, snapshot.Status.Reason, snapshot.Status.Problem));
        Assert.Equal(SearchStopOutcome.Ending, outcome);
        Assert.Equal(TrialOutcome.Cancelled, snapshot.Trials[4].Score!.Outcome);
        Assert.InRange(snapshot.Trials.Count, 5, 99);
        Assert.Equal(0.88, snapshot.Final!.Score!.Metrics[MetricNames.TestAccuracy]);
        await search.AssertEachTrialOnceAsync(snapshot.Trials.Count + 1);
    }
}
