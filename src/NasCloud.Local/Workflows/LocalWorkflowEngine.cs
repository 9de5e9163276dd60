using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NasCloud.Core.Searches.Ports;
using Polly;
using Polly.Retry;

namespace NasCloud.Local.Workflows;

/// <summary>Runs workflows in this process. It keeps nothing: what must outlive the process stands in the store.</summary>
/// <remarks>
/// As on a durable engine, an instance's code runs on one thread at a time, values are JSON-serialisable, and errors
/// reach workflows wrapped. Unlike there, all that a root workflow started ends when it does. Safe for concurrent use
/// once everything is registered.
/// </remarks>
/// <param name="time">The clock.</param>
/// <param name="options">How to work; null for the defaults.</param>
/// <param name="logger">Where failures are logged; null for nowhere.</param>
public sealed class LocalWorkflowEngine(TimeProvider time, LocalWorkflowOptions? options = null, ILogger? logger = null)
{
    private readonly Dictionary<string, Func<WorkflowRun, object, Task<object?>>> _workflows = [];
    private readonly Dictionary<string, Func<object, CancellationToken, Task<object?>>> _activities = [];
    private readonly ConcurrentDictionary<string, WorkflowInstance> _running = new();
    private readonly ConcurrentDictionary<string, object?> _lastStatuses = new();
    private readonly ILogger _logger = logger ?? NullLogger.Instance;
    private readonly ResiliencePipeline _retries = CreateRetries(time, options ?? new LocalWorkflowOptions());

    internal LocalWorkflowOptions Options { get; } = options ?? new LocalWorkflowOptions();

    internal TimeProvider Time => time;

    /// <summary>Makes a workflow known by its name.</summary>
    public void RegisterWorkflow<TInput, TOutput>(string name, Func<IWorkflow, TInput, Task<TOutput>> workflow) =>
        _workflows.Add(name, async (run, input) => await workflow(run, Convert<TInput>(input)));

    /// <summary>Makes an activity known by its name. It may run twice, and is run again when it throws a <see cref="StoreException"/>.</summary>
    public void RegisterActivity<TInput, TOutput>(string name, Func<TInput, CancellationToken, Task<TOutput>> activity) =>
        _activities.Add(name, async (input, cancellationToken) => await activity(Convert<TInput>(input), cancellationToken));

    /// <summary>Runs a workflow to its end.</summary>
    /// <param name="workflow">The workflow's name.</param>
    /// <param name="instanceId">The instance's id.</param>
    /// <param name="input">The workflow's input.</param>
    /// <param name="cancellationToken">Ends the instance, its children and their activities.</param>
    /// <exception cref="WorkflowFailedException">It failed.</exception>
    /// <exception cref="InvalidOperationException">An instance of that id is running.</exception>
    /// <exception cref="ArgumentException">There is no workflow of that name.</exception>
    public async Task<TOutput> RunAsync<TOutput>(string workflow, string instanceId, object input, CancellationToken cancellationToken)
    {
        await using var tree = new WorkflowTree(cancellationToken);
        return await RunInstanceAsync<TOutput>(workflow, instanceId, input, tree, instance => _lastStatuses[instanceId] = instance.Status);
    }

    /// <summary>Sends an event to a running instance.</summary>
    /// <returns>Whether there is one; otherwise the event is lost.</returns>
    public bool RaiseEvent(string instanceId, string name)
    {
        if (!_running.TryGetValue(instanceId, out var instance))
            return false;
        instance.Events.Raise(name);
        return true;
    }

    /// <summary>What a running instance, or one that <see cref="RunAsync"/> ran, last showed; null if nothing.</summary>
    public object? GetStatus(string instanceId) =>
        _running.TryGetValue(instanceId, out var instance) ? instance.Status : _lastStatuses.GetValueOrDefault(instanceId);

    internal async Task<TOutput> RunInstanceAsync<TOutput>(
        string workflow, string instanceId, object input, WorkflowTree tree, Action<WorkflowInstance>? ended = null)
    {
        var code = Find(_workflows, workflow, "workflow");
        var instance = new WorkflowInstance(this, instanceId, tree);
        if (!_running.TryAdd(instanceId, instance))
            throw new InvalidOperationException($"An instance '{instanceId}' is running already: await its end, or choose another id.");
        try
        {
            return Convert<TOutput>(await WrappedAsync(workflow, instanceId, () => instance.RunAsync(code, input), tree.Token));
        }
        finally
        {
            ended?.Invoke(instance);
            _running.TryRemove(instanceId, out _);
        }
    }

    internal async Task<TOutput> RunActivityAsync<TOutput>(string activity, string instanceId, object input, CancellationToken cancellationToken)
    {
        var code = Find(_activities, activity, "activity");
        return Convert<TOutput>(await WrappedAsync(
            activity,
            instanceId,
            async () => await RetriedAsync(activity, instanceId, token => code(input, token), cancellationToken),
            cancellationToken));
    }

    private async Task<object?> RetriedAsync(string activity, string instanceId, Func<CancellationToken, Task<object?>> code, CancellationToken cancellationToken)
    {
        var attempts = 0;
        return await _retries.ExecuteAsync(
            async token =>
            {
                attempts++;
                try
                {
                    return await code(token);
                }
                catch (StoreException exception) when (attempts < Options.ActivityAttempts)
                {
                    WorkflowLog.Retried(_logger, activity, instanceId, attempts, exception.Message);
                    throw;
                }
            },
            cancellationToken);
    }

    private async Task<object?> WrappedAsync(string what, string instanceId, Func<Task<object?>> action, CancellationToken cancellationToken)
    {
        try
        {
            return await action();
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whoever called it fails of it too, and says no more than it did.
            if (exception is not WorkflowFailedException)
                WorkflowLog.Failed(_logger, what, instanceId, exception);
            throw new WorkflowFailedException(what, instanceId, exception);
        }
    }

    private static T Find<T>(Dictionary<string, T> registered, string name, string kind) => registered.TryGetValue(name, out var found)
        ? found
        : throw new ArgumentException($"There is no {kind} '{name}': expected one of {string.Join(", ", registered.Keys.Order(StringComparer.Ordinal))}.", nameof(name));

    private static ResiliencePipeline CreateRetries(TimeProvider time, LocalWorkflowOptions options) => options.ActivityAttempts == 1
        ? ResiliencePipeline.Empty
        : new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<StoreException>(),
                MaxRetryAttempts = options.ActivityAttempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = options.FirstRetryDelay,
                MaxDelay = options.MaxRetryDelay,
            })
            .Build();

    private T Convert<T>(object? value) => WorkflowValues.Convert<T>(value, Options.RoundTripJson);
}
