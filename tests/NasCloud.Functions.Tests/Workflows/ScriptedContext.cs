using Microsoft.DurableTask;
using Moq;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Activities;

namespace NasCloud.Functions.Tests.Workflows;

/// <summary>An orchestration's context whose activities answer from a script and whose waits end when a test says so.</summary>
internal sealed class ScriptedContext
{
    private readonly Mock<TaskOrchestrationContext> _context = new();
    private readonly Queue<SearchStep> _steps;

    public ScriptedContext(params SearchStep[] steps)
    {
        _steps = new Queue<SearchStep>(steps);
        _context.Setup(context => context.InstanceId).Returns("search-1");
        _context.Setup(context => context.CurrentUtcDateTime).Returns(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Answer<bool>(_ => true);
        Answer(_ => _steps.Dequeue());
        Answer(_ => new TrainersOutcome(null));
        Answer(_ => new SearchStatus(SearchState.Completed, DateTimeOffset.UnixEpoch));
        _context
            .Setup(context => context.CallSubOrchestratorAsync<TrialProgress>(It.IsAny<TaskName>(), It.IsAny<object>(), It.IsAny<TaskOptions>()))
            .Callback((TaskName _, object? _, TaskOptions? options) => Children.Add(((SubOrchestrationOptions)options!).InstanceId!))
            .ReturnsAsync(TrialProgress.Scored);
        _context
            .Setup(context => context.CreateTimer(It.IsAny<DateTime>(), It.IsAny<CancellationToken>()))
            .Callback((DateTime _, CancellationToken token) => Timers.Add(token))
            .Returns(new TaskCompletionSource().Task);
        _context
            .Setup(context => context.WaitForExternalEvent<object?>(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Returns(new TaskCompletionSource<object?>().Task);
    }

    public TaskOrchestrationContext Object => _context.Object;

    /// <summary>The activities that were called, each with how it is tried again.</summary>
    public List<(string Activity, TaskOptions? Options)> Calls { get; } = [];

    /// <summary>The ids of the children that were started.</summary>
    public List<string> Children { get; } = [];

    /// <summary>What cancels each timer.</summary>
    public List<CancellationToken> Timers { get; } = [];

    private void Answer<T>(Func<string, T> answer) => _context
        .Setup(context => context.CallActivityAsync<T>(It.IsAny<TaskName>(), It.IsAny<object>(), It.IsAny<TaskOptions>()))
        .Returns((TaskName name, object? _, TaskOptions? options) =>
        {
            Calls.Add((name.Name, options));
            return Task.FromResult(answer(name.Name));
        });
}
