using NasCloud.Core.Collections;

namespace NasCloud.Azure.Trainers;

/// <summary>What a pool knows of the trainers of one search, as the store keeps it.</summary>
/// <param name="Pending">Those that may be up, or on their way.</param>
/// <param name="Failures">How many times in a row trainers ended before any trial was scored.</param>
/// <param name="NotBefore">When the next may be started; null for at once.</param>
/// <param name="FailedAt">When that was last counted; null where it never was.</param>
internal sealed record TrainerStarts(
    ValueArray<TrainerStart> Pending, int Failures = 0, DateTimeOffset? NotBefore = null, DateTimeOffset? FailedAt = null)
{
    /// <summary>The version of the format.</summary>
    public int SchemaVersion { get; init; } = 1;

    public static TrainerStarts None { get; } = new([]);
}
