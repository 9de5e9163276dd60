namespace NasCloud.Azure.Trainers;

/// <summary>One execution that the pool started, or set out to start.</summary>
/// <param name="Trainer">The trainer's name, ours: its container gets it, so that execution, heartbeat and this entry are known to be one.</param>
/// <param name="At">When it was to be started; written before the request is sent.</param>
internal sealed record TrainerStart(string Trainer, DateTimeOffset At);
