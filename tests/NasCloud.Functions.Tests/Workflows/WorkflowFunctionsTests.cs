using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Activities;
using NasCloud.Functions.Hosting;
using NasCloud.Functions.Workflows;

namespace NasCloud.Functions.Tests.Workflows;

public sealed class WorkflowFunctionsTests
{
    private static readonly SearchStep Finish = new(SearchStepKind.Finish, []);

    [Fact]
    public async Task SearchAsync_ToItsEnd_RetriesEveryActivityAndLeavesNoTimer()
    {
        var context = new ScriptedContext(new SearchStep(SearchStepKind.Work, [1, 2], 2), new SearchStep(SearchStepKind.Work, [3], 1), Finish);

        Assert.Equal(SearchState.Completed, await WorkflowFunctions.SearchAsync(context.Object, Input()));

        Assert.Equal(
            ["BeginSession", "ProposeTrials", "EnsureTrainers", "ProposeTrials", "EnsureTrainers", "ProposeTrials", "FinishSearch"],
            context.Calls.ConvertAll(call => call.Activity));
        Assert.All(context.Calls, call => Assert.Equal(DurableWorkflow.Retries.MaxNumberOfAttempts, call.Options!.Retry!.Policy!.MaxNumberOfAttempts));
        Assert.Equal(3, context.Children.Distinct().Count());
        Assert.All(context.Timers, timer => Assert.True(timer.IsCancellationRequested));
    }

    [Fact]
    public async Task SearchAsync_Paused_WithdrawsWithRetriesAndLeavesNoTimer()
    {
        var context = new ScriptedContext(new SearchStep(SearchStepKind.Pause, []));

        Assert.Equal(SearchState.Paused, await WorkflowFunctions.SearchAsync(context.Object, Input()));

        Assert.Equal("WithdrawSearch", context.Calls[^1].Activity);
        Assert.All(context.Calls, call => Assert.NotNull(call.Options!.Retry!.Policy));
        Assert.All(context.Timers, timer => Assert.True(timer.IsCancellationRequested));
    }

    [Fact]
    public async Task SearchAsync_LongestNamesAndNumbers_NamesChildrenWithinTheEnginesLimit()
    {
        var context = new ScriptedContext(new SearchStep(SearchStepKind.Work, [999_999], 1), Finish);

        await WorkflowFunctions.SearchAsync(context.Object, Input() with { SearchId = new SearchId(new string('a', 64)), Run = 99 });

        Assert.InRange(Assert.Single(context.Children).Length, 1, 100);
    }

    private static SearchInput Input() => new(new SearchId("search-1"), DurableSession.Create(), TimeSpan.FromSeconds(10));
}
