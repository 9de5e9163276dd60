using NasCloud.Azure.Jobs;

namespace NasCloud.Azure.Trainers;

/// <summary>One execution that the pool started, or set out to start.</summary>
/// <param name="Trainer">The trainer's name, ours: its container gets it, so that execution, heartbeat and this entry are known to be one.</param>
/// <param name="At">When it was to be started; written before the request is sent.</param>
/// <param name="Execution">The execution's name, where Azure said it.</param>
internal sealed record TrainerStart(string Trainer, DateTimeOffset At, string? Execution = null)
{
    /// <summary>Whether an execution is this one: by the trainer's name, or, where its environment was lost, by its own.</summary>
    public bool IsOf(JobExecution execution) =>
        execution.Name == Execution || execution.Environment.GetValueOrDefault(TrainerVariables.Trainer) == Trainer;
}
