using System.Text.Json;
using Microsoft.DurableTask;
using Moq;
using NasCloud.Core.Searches.Workflows;
using NasCloud.Functions.Workflows;

namespace NasCloud.Functions.Tests.Workflows;

public sealed class DurableWorkflowTests
{
    private readonly Mock<TaskOrchestrationContext> _context = new(MockBehavior.Strict);
    private readonly DurableWorkflow _workflow;

    public DurableWorkflowTests() => _workflow = new DurableWorkflow(_context.Object);

    [Fact]
    public async Task CallActivityAsync_OfAnyName_IsRetriedWithGrowingPauses()
    {
        TaskOptions? options = null;
        _context
            .Setup(context => context.CallActivityAsync<int>("Activity", "input", It.IsAny<TaskOptions>()))
            .Callback((TaskName _, object? _, TaskOptions? given) => options = given)
            .ReturnsAsync(7);

        Assert.Equal(7, await _workflow.CallActivityAsync<int>("Activity", "input"));

        var policy = options!.Retry!.Policy!;
        Assert.Equal(
            (10, TimeSpan.FromSeconds(1), 2, TimeSpan.FromMinutes(1)),
            (policy.MaxNumberOfAttempts, policy.FirstRetryInterval, policy.BackoffCoefficient, policy.MaxRetryInterval));
    }

    [Fact]
    public async Task CallChildAsync_OfAnId_RunsUnderIt()
    {
        TaskOptions? options = null;
        _context
            .Setup(context => context.CallSubOrchestratorAsync<int>("Workflow", "input", It.IsAny<TaskOptions>()))
            .Callback((TaskName _, object? _, TaskOptions? given) => options = given)
            .ReturnsAsync(7);

        Assert.Equal(7, await _workflow.CallChildAsync<int>("Workflow", "child-1", "input"));

        Assert.Equal("child-1", Assert.IsType<SubOrchestrationOptions>(options).InstanceId);
    }

    [Fact]
    public async Task HasLongHistory_AfterManyCallsOfEitherKind_IsTrue()
    {
        _context.Setup(context => context.CallActivityAsync<int>(It.IsAny<TaskName>(), It.IsAny<object>(), It.IsAny<TaskOptions>())).ReturnsAsync(0);
        _context.Setup(context => context.CallSubOrchestratorAsync<int>(It.IsAny<TaskName>(), It.IsAny<object>(), It.IsAny<TaskOptions>())).ReturnsAsync(0);

        for (var call = 0; call < DurableWorkflow.MostCallsPerRun; call++)
        {
            Assert.False(_workflow.HasLongHistory);
            await (call % 2 == 0 ? _workflow.CallActivityAsync<int>("Activity", 1) : _workflow.CallChildAsync<int>("Workflow", "id", 1));
        }

        Assert.True(_workflow.HasLongHistory);
    }

    [Fact]
    public void UtcNow_OfAnyMoment_IsTheEnginesTime()
    {
        _context.Setup(context => context.CurrentUtcDateTime).Returns(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Unspecified));

        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), _workflow.UtcNow);
    }

    [Fact]
    public void WaitUntilAsync_Cancelled_CancelsTheEnginesTimer()
    {
        using var cancellation = new CancellationTokenSource();
        var time = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(2));
        CancellationToken given = default;
        _context
            .Setup(context => context.CreateTimer(new DateTime(2026, 1, 1, 10, 0, 0, DateTimeKind.Utc), It.IsAny<CancellationToken>()))
            .Callback((DateTime _, CancellationToken token) => given = token)
            .Returns(Task.CompletedTask);

        _ = _workflow.WaitUntilAsync(time, cancellation.Token);

        Assert.Equal(cancellation.Token, given);
    }

    [Fact]
    public void WaitForEventAsync_Cancelled_CancelsTheEnginesWaiter()
    {
        using var cancellation = new CancellationTokenSource();
        _context.Setup(context => context.WaitForExternalEvent<object?>("event", cancellation.Token)).ReturnsAsync((object?)null);

        _ = _workflow.WaitForEventAsync("event", cancellation.Token);

        _context.VerifyAll();
    }

    [Fact]
    public void ContinueAsNew_OfAnyInput_KeepsEventsThatWaitTheirTurn()
    {
        _context.Setup(context => context.ContinueAsNew("next", true));

        _workflow.ContinueAsNew("next");

        _context.VerifyAll();
    }

    [Fact]
    public void SetStatus_OfALargeSearch_IsSmall()
    {
        object? status = null;
        _context.Setup(context => context.SetCustomStatus(It.IsAny<object>())).Callback((object? given) => status = given);

        _workflow.SetStatus(new SearchRunStatus(int.MaxValue, int.MaxValue));

        Assert.InRange(JsonSerializer.Serialize(status).Length, 1, 200);
    }
}
