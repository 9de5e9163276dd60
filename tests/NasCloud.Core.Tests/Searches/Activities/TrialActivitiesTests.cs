using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Activities;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;

namespace NasCloud.Core.Tests.Searches.Activities;

public sealed class TrialActivitiesTests
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public async Task PostTrial_Twice_LeavesOneDocumentAndOneEntry()
    {
        var bench = await StartedAsync();

        Assert.Equal(TrialProgress.Open, await bench.PostAsync(1));
        Assert.Equal(TrialProgress.Open, await bench.PostAsync(1));

        Assert.Equal([SearchPaths.BoardEntry(bench.Id, 1)], await bench.BoardAsync());
        Assert.Equal(1, (await bench.Repository.ReadTrialAsync(bench.Id, 1, Test))!.Number);
    }

    [Fact]
    public async Task PostTrial_ScoreIsThere_PostsNothing()
    {
        var bench = await StartedAsync();
        await bench.ScoreAsync(1);

        Assert.Equal(TrialProgress.Scored, await bench.PostAsync(1));

        Assert.Empty(await bench.BoardAsync());
    }

    [Fact]
    public async Task PostTrial_NeverProposed_ThrowsWithTheNumber()
    {
        var bench = await StartedAsync();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => bench.PostAsync(2));

        Assert.Equal("Trial 2 is not in the ledger: only proposed trials can be posted.", exception.Message);
    }

    [Theory]
    [InlineData(ControlWish.Run, TrialProgress.Open)]
    [InlineData(ControlWish.Pause, TrialProgress.Withdrawn)]
    [InlineData(ControlWish.Cancel, TrialProgress.Withdrawn)]
    public async Task CheckTrial_WithoutAScore_DependsOnTheWish(ControlWish wish, TrialProgress expected)
    {
        var bench = await StartedAsync();
        await bench.WishAsync(wish);

        Assert.Equal(expected, await bench.CheckAsync(1));
    }

    [Fact]
    public async Task CheckTrial_ScoredAndPaused_IsScored()
    {
        var bench = await StartedAsync();
        await bench.WishAsync(ControlWish.Pause);
        await bench.ScoreAsync(1);

        Assert.Equal(TrialProgress.Scored, await bench.CheckAsync(1));
    }

    [Fact]
    public async Task RecordScore_Twice_CountsItOnce()
    {
        var bench = await StartedAsync();
        await bench.ScoreAsync(1);

        Assert.True(await bench.RecordAsync(1));
        Assert.False(await bench.RecordAsync(1));

        Assert.Equal((0, 2.0), await bench.LedgerAsync(state => (state.Open.Count, state.DeviceSeconds)));
    }

    [Fact]
    public async Task RecordScore_TrainerDiedAfterWritingIt_TakesTheEntryOffTheBoard()
    {
        var bench = await StartedAsync();
        await bench.PostAsync(1);
        await bench.ScoreAsync(1);

        await bench.RecordAsync(1);

        Assert.Empty(await bench.BoardAsync());
    }

    [Fact]
    public async Task RecordScore_SecondScoreWasWritten_KeepsTheFirst()
    {
        var bench = await StartedAsync();
        Assert.True(await bench.ScoreAsync(1, outcome: TrialOutcome.TimedOut));
        Assert.False(await bench.ScoreAsync(1, outcome: TrialOutcome.Succeeded));

        await bench.RecordAsync(1);

        Assert.Equal(TrialOutcome.TimedOut, await bench.LedgerAsync(state => state.Find(1)!.Score!.Outcome));
    }

    [Fact]
    public async Task RecordScore_WithoutOne_Throws()
    {
        var bench = await StartedAsync();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => bench.RecordAsync(1));

        Assert.Equal("Trial 1 of test has no score to record.", exception.Message);
    }

    // One trial is proposed.
    private static async Task<ActivityBench> StartedAsync()
    {
        var bench = await ActivityBench.CreateAsync(TestSearch.Create());
        await bench.ProposeAsync();
        return bench;
    }
}
