namespace NasCloud.Core.Trainers;

/// <summary>What a trainer in the cloud says of itself: the only proof that it lives, since a platform may not notice its death.</summary>
/// <param name="Trainer">Its name.</param>
/// <param name="StartedAt">When it began to work.</param>
/// <param name="SeenAt">When it last said that it lives.</param>
/// <param name="Scored">How many trials it has scored.</param>
/// <param name="EndedAt">When it ended; null while it lives, and where it was killed.</param>
/// <param name="Fault">Why it could not work, through no trial's fault; null unless it ended for that.</param>
public sealed record TrainerHeartbeat(
    string Trainer, DateTimeOffset StartedAt, DateTimeOffset SeenAt, int Scored = 0, DateTimeOffset? EndedAt = null, string? Fault = null)
{
    /// <summary>How often a trainer says that it lives.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(60);

    /// <summary>The version of the format.</summary>
    public int SchemaVersion { get; init; } = 1;
}
