namespace NasCloud.Core.Searches.Ports;

/// <summary>What a search asks of a durable engine, and no more.</summary>
/// <remarks>
/// Workflow code awaits only tasks from here (and combinations of them), takes the time only from here, draws no
/// random numbers and does no I/O: an engine may replay it. Calls may run twice; activities are written for that.
/// </remarks>
public interface IWorkflow
{
    /// <summary>The instance's id.</summary>
    string InstanceId { get; }

    /// <summary>The time, the same in a replay.</summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>
    /// Whether the instance's history has grown so long that it should continue as new, since a durable engine replays all
    /// of it at each event; the same in a replay.
    /// </summary>
    bool HasLongHistory { get; }

    /// <summary>Runs an activity, again after a failure of the platform, as the engine is set up to.</summary>
    /// <param name="activity">The activity's name.</param>
    /// <param name="input">A small JSON-serialisable value.</param>
    Task<TOutput> CallActivityAsync<TOutput>(string activity, object input);

    /// <summary>Runs a child workflow under an id of its own.</summary>
    Task<TOutput> CallChildAsync<TOutput>(string workflow, string instanceId, object input);

    /// <summary>Completes at a time; cancel it when it is no longer needed, or the instance stays alive for it.</summary>
    Task WaitUntilAsync(DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>Completes with the next event of a name; events may be lost, so that a timer must stand beside it.</summary>
    Task WaitForEventAsync(string name, CancellationToken cancellationToken);

    /// <summary>Shows a small value to whoever asks for the instance's status.</summary>
    void SetStatus(object status);

    /// <summary>Starts the workflow afresh with a new input and an empty history; return right after it.</summary>
    /// <remarks>Children go on and answer nobody; the new run starts others under other ids where it still needs them.</remarks>
    void ContinueAsNew(object input);
}
