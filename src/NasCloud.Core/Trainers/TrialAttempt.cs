namespace NasCloud.Core.Trainers;

/// <summary>One attempt at a trial, as the store keeps it.</summary>
/// <param name="Trainer">Who made it.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="FromEpoch">The epochs that were trained when it began.</param>
/// <param name="Seconds">Seconds it took, once it ended in order; null while it runs or when its trainer was lost.</param>
/// <param name="Error">Why it failed; null unless it did.</param>
/// <param name="Session">The <see cref="TrainerOptions.Session"/> of its trainer.</param>
/// <param name="GivenBack">Whether the trainer was asked to stop, so that the attempt does not count.</param>
/// <param name="Death">How its trainer died, where somebody saw it: words that follow its name. It then counts as any lost attempt does.</param>
public sealed record TrialAttempt(
    string Trainer,
    DateTimeOffset StartedAt,
    int FromEpoch,
    double? Seconds = null,
    string? Error = null,
    string? Session = null,
    bool GivenBack = false,
    string? Death = null)
{
    /// <summary>The version of the format.</summary>
    public int SchemaVersion { get; init; } = 1;
}
