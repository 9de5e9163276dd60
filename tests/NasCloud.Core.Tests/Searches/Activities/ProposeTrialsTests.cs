using NasCloud.Core.Collections;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Activities;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;

namespace NasCloud.Core.Tests.Searches.Activities;

public sealed class ProposeTrialsTests
{
    private const string Final = """, "dataset": "grey", "final": { "epochs": 7 }""";

    private const string Budget = """{ "trials": 4 }""";

    [Fact]
    public async Task Propose_Twice_ProposesOnce()
    {
        var bench = await ActivityBench.CreateAsync(TestSearch.Create(more: ", \"parallelism\": 3"));

        var first = await bench.ProposeAsync();
        var second = await bench.ProposeAsync();

        Assert.Equal(Work(1, 2, 3), first);
        Assert.Equal(first, second);
        Assert.Equal(3, await bench.LedgerAsync(state => state.Trials.Count));
    }

    [Fact]
    public async Task Propose_LargeGeneration_SeesOnlySoManyThroughAtATime()
    {
        var bench = await ActivityBench.CreateAsync(TestSearch.Create(
            strategy: """{ "name": "genetic", "population": 8 }""", more: ", \"parallelism\": 3"));

        var step = await bench.ProposeAsync();
        await bench.SeeThroughAsync(step with { Open = [2] });

        Assert.Equal(Work(1, 2, 3), step);
        Assert.Equal(8, await bench.LedgerAsync(state => state.Trials.Count));
        Assert.Equal(Work(1, 3, 4), await bench.ProposeAsync());
    }

    [Theory]
    [InlineData(Phase.Fresh)]
    [InlineData(Phase.Searching)]
    [InlineData(Phase.Finishing)]
    [InlineData(Phase.Ended)]
    public async Task Propose_Paused_AsksToPauseAndChangesNothing(Phase phase)
    {
        var bench = await InAsync(phase);
        var before = await bench.LedgerAsync(state => (state.Trials.Count, state.Open.Count, state.Ended));
        await bench.WishAsync(ControlWish.Pause);

        Assert.Equal(new SearchStep(SearchStepKind.Pause, []), await bench.ProposeAsync());

        Assert.Equal(before, await bench.LedgerAsync(state => (state.Trials.Count, state.Open.Count, state.Ended)));
    }

    [Theory]
    [InlineData(Phase.Fresh, EndReason.Cancelled)]
    [InlineData(Phase.Searching, EndReason.Cancelled)]
    [InlineData(Phase.Finishing, EndReason.Trials)]
    [InlineData(Phase.Ended, EndReason.Trials)]
    public async Task Propose_Cancelled_CancelsWhatIsOpenAndThenFinishes(Phase phase, EndReason reason)
    {
        var bench = await InAsync(phase);
        var open = await bench.LedgerAsync(state => state.Open.ToList());
        await bench.WishAsync(ControlWish.Cancel);

        var step = await bench.ProposeAsync();
        if (open.Count > 0)
        {
            Assert.Equal(new SearchStep(SearchStepKind.Work, [.. open], Trainers: 0), step);
            Assert.Empty(await bench.BoardAsync());
            await RecordAllAsync(bench, open);
            step = await bench.ProposeAsync();
        }

        Assert.Equal(SearchStepKind.Finish, step.Kind);
        Assert.Equal((reason, 0), await bench.LedgerAsync(state => (state.Ended!.Value, state.Open.Count)));
    }

    [Fact]
    public async Task Propose_CancelledAsATrialEnds_LetsItsOwnScoreStand()
    {
        var bench = await InAsync(Phase.Searching);
        await bench.ScoreAsync(2, 0.7);
        await bench.WishAsync(ControlWish.Cancel);

        await bench.ProposeAsync();
        await RecordAllAsync(bench, [1, 2]);

        Assert.Equal(
            [TrialOutcome.Cancelled, TrialOutcome.Succeeded],
            await bench.LedgerAsync(state => state.Trials.Select(trial => trial.Score!.Outcome).ToList()));
    }

    [Fact]
    public async Task Propose_TimeIsUp_CancelsEveryOpenTrialWithoutAskingForTrainers()
    {
        var bench = await ActivityBench.CreateAsync(TestSearch.Create(
            """{ "wallClock": "10m" }""", """{ "name": "genetic", "population": 8 }""", more: ", \"parallelism\": 2"));
        await bench.ProposeAsync();
        bench.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(Work(1, 2, 3, 4, 5, 6, 7, 8) with { Trainers = 0 }, await bench.ProposeAsync());
        await RecordAllAsync(bench, [1, 2, 3, 4, 5, 6, 7, 8]);

        Assert.Equal(SearchStepKind.Finish, (await bench.ProposeAsync()).Kind);
        Assert.Equal(EndReason.WallClock, await bench.LedgerAsync(state => state.Ended));
    }

    [Fact]
    public async Task Propose_BudgetSpent_ProposesTheFinalTrialOnceAndShowsIt()
    {
        var bench = await InAsync(Phase.Finishing);

        Assert.Equal(Work(5), await bench.ProposeAsync());

        var final = await bench.LedgerAsync(state => state.Final!.Trial);
        Assert.Equal((5, 7, TrialKind.Final), (final.Number, final.Epochs, final.Kind));
        Assert.Equal(SearchState.Finishing, await bench.StateAsync());
    }

    [Fact]
    public async Task Propose_ShowingTheFinalTrainingFailed_ShowsItNow()
    {
        var bench = await InAsync(Phase.Finishing);
        await bench.Repository.WriteStatusAsync(bench.Id, new SearchStatus(SearchState.Searching, bench.Time.GetUtcNow()), TestContext.Current.CancellationToken);

        await bench.ProposeAsync();

        Assert.Equal(SearchState.Finishing, await bench.StateAsync());
    }

    [Fact]
    public async Task Propose_FinalTrialFailedInAnEarlierSession_TriesItOnceMore()
    {
        var bench = await InAsync(Phase.Finishing);
        await bench.SeeThroughAsync(await bench.ProposeAsync(), TrialOutcome.Failed);
        await bench.BeginAsync("another");

        var step = await bench.ProposeAsync();
        await bench.SeeThroughAsync(step, TrialOutcome.Failed);

        Assert.Equal(Work(6), step);
        Assert.Equal(SearchStepKind.Finish, (await bench.ProposeAsync()).Kind);
    }

    [Fact]
    public async Task Propose_CrashedBetweenTheEndAndItsCancelling_CancelsNow()
    {
        var bench = await InAsync(Phase.Searching);
        await bench.AppendAsync(new SearchEnded(bench.Time.GetUtcNow(), EndReason.Target));

        Assert.Equal(Work(1, 2) with { Trainers = 0 }, await bench.ProposeAsync());

        Assert.Empty(await bench.BoardAsync());
        await RecordAllAsync(bench, [1, 2]);
        Assert.Equal(SearchStepKind.Finish, (await bench.ProposeAsync()).Kind);
    }

    [Theory]
    [InlineData(TrialOutcome.Succeeded)]
    [InlineData(TrialOutcome.Failed)]
    public async Task Propose_FinalTrialEnded_Finishes(TrialOutcome outcome)
    {
        var bench = await InAsync(Phase.Finishing);
        await bench.SeeThroughAsync(await bench.ProposeAsync(), outcome);

        Assert.Equal(SearchStepKind.Finish, (await bench.ProposeAsync()).Kind);
    }

    private static async Task<ActivityBench> InAsync(Phase phase)
    {
        var bench = await ActivityBench.CreateAsync(TestSearch.Create(
            Budget, more: ", \"parallelism\": 2" + (phase == Phase.Finishing ? Final : "")));
        if (phase == Phase.Fresh)
            return bench;
        var step = await bench.ProposeAsync();
        while (phase != Phase.Searching && step.Kind == SearchStepKind.Work && !step.Open.Contains(5))
        {
            await bench.SeeThroughAsync(step);
            step = await bench.ProposeAsync();
        }

        foreach (var trial in step.Open)
            await bench.PostAsync(trial);
        return bench;
    }

    private static async Task RecordAllAsync(ActivityBench bench, IEnumerable<int> trials)
    {
        foreach (var trial in trials)
            Assert.True(await bench.RecordAsync(trial));
    }

    private static SearchStep Work(params int[] open) => new(SearchStepKind.Work, ValueArray(open), open.Length);

    private static ValueArray<int> ValueArray(int[] items) => [.. items];

    public enum Phase
    {
        Fresh,
        Searching,
        Finishing,
        Ended,
    }
}
