using NasCloud.Core.Trainers;

namespace NasCloud.Core.Searches.Reports;

/// <summary>One attempt at a trial, as programs get it.</summary>
/// <param name="Trainer">Who made it.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="FromEpoch">The epochs that were trained when it began.</param>
/// <param name="Seconds">Seconds it took; null while it runs, or where its trainer was lost.</param>
/// <param name="Error">Why it failed, or how its trainer died where somebody saw it; null unless it did.</param>
/// <param name="GivenBack">Whether the trainer was asked to stop, so that it does not count.</param>
public sealed record AttemptReport(string Trainer, DateTimeOffset StartedAt, int FromEpoch, double? Seconds, string? Error, bool GivenBack)
{
    /// <summary>The report of an attempt.</summary>
    public static AttemptReport Of(TrialAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return new(attempt.Trainer, attempt.StartedAt, attempt.FromEpoch, attempt.Seconds, attempt.Error ?? Describe(attempt.Death), attempt.GivenBack);
    }

    private static string? Describe(string? death) => death is null ? null : $"The trainer {death}";
}
