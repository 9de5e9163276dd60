using NasCloud.Core.Searches.Ports;

namespace NasCloud.Local.Workflows;

/// <summary>What a workflow sees of the engine, from its start to its end or its continuing as new.</summary>
internal sealed class WorkflowRun : IWorkflow, IDisposable
{
    // Timers of this length and more are not to be had in one piece.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(30);

    private readonly WorkflowInstance _instance;
    private readonly CancellationTokenSource _ended;
    private int _calls;

    public WorkflowRun(WorkflowInstance instance)
    {
        _instance = instance;
        _ended = CancellationTokenSource.CreateLinkedTokenSource(instance.Tree.Token);
    }

    public string InstanceId => _instance.Id;

    public DateTimeOffset UtcNow => _instance.Engine.Time.GetUtcNow();

    /// <summary>The input to continue with as new; null when the workflow ends.</summary>
    public object? NextInput { get; private set; }

    public bool HasLongHistory => _calls >= _instance.Engine.Options.MostCallsPerRun;

    public Task<TOutput> CallActivityAsync<TOutput>(string activity, object input)
    {
        _calls++;
        return _instance.Tree.Run(token => _instance.Engine.RunActivityAsync<TOutput>(activity, InstanceId, input, token));
    }

    public Task<TOutput> CallChildAsync<TOutput>(string workflow, string instanceId, object input)
    {
        _calls++;
        return _instance.Tree.Run(_ => _instance.Engine.RunInstanceAsync<TOutput>(workflow, instanceId, input, _instance.Tree));
    }

    public async Task WaitUntilAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        while (time - UtcNow is var left && left > TimeSpan.Zero)
            await Task.Delay(left < LongestDelay ? left : LongestDelay, _instance.Engine.Time, either.Token).ConfigureAwait(false);
        either.Token.ThrowIfCancellationRequested();
    }

    public async Task WaitForEventAsync(string name, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        await _instance.Events.WaitAsync(name, either.Token).ConfigureAwait(false);
    }

    public void SetStatus(object status) => _instance.Status = WorkflowValues.Status(status, _instance.Engine.Options.RoundTripJson);

    public void ContinueAsNew(object input) => NextInput = input;

    // Waiters of a run that is over must take no events from the next one.
    public void Dispose()
    {
        _ended.Cancel();
        _ended.Dispose();
    }
}
