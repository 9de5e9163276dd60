using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Retraining;

/// <summary>What happens while a trial is trained anew.</summary>
/// <param name="Training">The training that it happens to.</param>
public abstract record RetrainingEvent(RetrainedSeed Training)
{
    /// <summary>An epoch ended.</summary>
    /// <param name="Training">Its training.</param>
    /// <param name="Point">What was measured.</param>
    public sealed record EpochEnded(RetrainedSeed Training, LearningCurvePoint Point) : RetrainingEvent(Training);

    /// <summary>A training ended.</summary>
    /// <param name="Training">The training.</param>
    /// <param name="Score">How.</param>
    /// <param name="IsNew">Whether it did now; else an earlier command had trained it.</param>
    public sealed record SeedEnded(RetrainedSeed Training, TrialScore Score, bool IsNew) : RetrainingEvent(Training);
}
