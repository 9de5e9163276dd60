using System.Collections.Immutable;
using NasCloud.Core.Searches;
using NasCloud.Core.Trials;
using NasCloud.Testing.Storage;

namespace NasCloud.Local.Tests.Hosting;

/// <summary>The training of the winner at the end of a search.</summary>
public sealed class SearchFinalTests(TableFixture table)
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    private readonly InMemoryObjectStore _store = new();

    private SearchManifest Manifest => table.Search(5, parallelism: 2, more: """, "retries": 1, "dataset": "grey", "final": { "epochs": 7 }""");

    [Fact]
    public async Task Run_SpecWantsAFinalModel_TrainsTheWinnerAndCompletes()
    {
        SearchState? during = null;
        Trial? final = null;
        var search = await CreateAsync(async (assignment, _) =>
        {
            final = assignment.Trial;
            during = (await new SearchRepository(_store).ReadStatusAsync(Manifest.Id, Test))!.State;
            return Tested(0.88);
        });

        Assert.Equal(SearchState.Completed, await search.RunAsync(Test));

        var best = (await search.BestAsync())!;
        Assert.Equal(SearchState.Finishing, during);
        Assert.Equal((6, 7, (string)best["winner"]!["architectureId"]!), (final!.Number, final.Epochs, final.ArchitectureId));
        Assert.Equal((6, 0.88), ((int)best["final"]!["trial"]!, (double)best["final"]!["metrics"]!["testAccuracy"]!));
        Assert.Equal(5, (int)best["trials"]!);
        await search.AssertEachTrialOnceAsync(6);
    }

    [Fact]
    public async Task Run_FinalTrainingFails_FailsWithTheReasonAndKeepsTheWinner()
    {
        var search = await CreateAsync((_, _) => throw new InvalidOperationException("The disk is full."));

        Assert.Equal(SearchState.Failed, await search.RunAsync(Test));

        Assert.Equal(
            "The winner stands in the result without a final model, since its full training failed: InvalidOperationException: The disk is full.",
            (await search.LookAsync()).Status.Problem);
        var best = (await search.BestAsync())!;
        Assert.Equal(("failed", 2), ((string)best["final"]!["outcome"]!, (int)best["final"]!["attempts"]!));
        Assert.InRange((int)best["winner"]!["number"]!, 1, 5);
        await search.AssertEachTrialOnceAsync(6);
    }

    [Fact]
    public async Task Run_AgainAfterFinalTrainingFailed_TriesItOnceMore()
    {
        var isMended = false;
        var search = await CreateAsync((_, _) =>
            isMended ? Task.FromResult<TrialEstimate?>(Tested(0.7)) : throw new InvalidOperationException("The disk is full."));
        Assert.Equal(SearchState.Failed, await search.RunAsync(Test));
        isMended = true;

        Assert.Equal(SearchState.Completed, await search.RunAsync(Test));

        Assert.Equal((7, 0.7), ((int)(await search.BestAsync())!["final"]!["trial"]!, (double)(await search.BestAsync())!["final"]!["metrics"]!["testAccuracy"]!));
        await search.AssertEachTrialOnceAsync(7);
    }

    [Fact]
    public async Task Run_PausedDuringFinalTraining_GoesOnWithItAsFinishing()
    {
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(Test);
        var states = new List<SearchState>();
        var search = await CreateAsync(async (_, stop) =>
        {
            states.Add((await new SearchRepository(_store).ReadStatusAsync(Manifest.Id, Test))!.State);
            if (states.Count > 1)
                return Tested(0.5);
            await pause.CancelAsync();
            return await UntilStoppedAsync(stop);
        });

        Assert.Equal(SearchState.Paused, await search.RunAsync(pause.Token));
        Assert.Equal(SearchState.Completed, await search.RunAsync(Test));

        Assert.Equal([SearchState.Finishing, SearchState.Finishing], states);
        await search.AssertEachTrialOnceAsync(6);
    }

    [Fact]
    public async Task Run_CancelledDuringFinalTraining_EndsAsCancelledWithTheWinner()
    {
        var search = await CreateAsync(async (_, stop) =>
        {
            await new SearchRepository(_store).WriteWishAsync(Manifest.Id, ControlWish.Cancel, Test);
            return await UntilStoppedAsync(stop);
        });

        Assert.Equal(SearchState.Cancelled, await search.RunAsync(Test));

        var snapshot = await search.LookAsync();
        Assert.Equal((SearchState.Cancelled, null), (snapshot.Status.State, snapshot.Status.Problem));
        Assert.Equal(TrialOutcome.Cancelled, snapshot.Final!.Score!.Outcome);
        Assert.NotNull(await search.BestAsync());
    }

    [Fact]
    public async Task Run_NoCandidateHasMetrics_TrainsNoWinner()
    {
        var search = await HostedSearch.CreateAsync(
            _store, Manifest, new InterceptedEstimator(table.Estimator, (_, _) => throw new InvalidOperationException("boom")));

        Assert.Equal(SearchState.Failed, await search.RunAsync(Test));

        Assert.Null((await search.LookAsync()).Final);
        await search.AssertEachTrialOnceAsync(5);
    }

    private static TrialEstimate Tested(double accuracy) =>
        new(TrialOutcome.Succeeded, ImmutableSortedDictionary<string, double>.Empty.Add("testAccuracy", accuracy));

    private static async Task<TrialEstimate?> UntilStoppedAsync(CancellationToken stop)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        return null;
    }

    // Search trials come from the table, the final one from the test.
    private Task<HostedSearch> CreateAsync(Func<TrialAssignment, CancellationToken, Task<TrialEstimate?>> final) => HostedSearch.CreateAsync(
        _store,
        Manifest,
        new InterceptedEstimator(table.Estimator, (assignment, stop) =>
            assignment.Trial.Kind == TrialKind.Final ? final(assignment, stop) : Task.FromResult<TrialEstimate?>(null)));
}
