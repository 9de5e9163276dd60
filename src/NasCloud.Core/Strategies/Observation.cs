using NasCloud.Core.Trials;

namespace NasCloud.Core.Strategies;

/// <summary>A trial and, once it ended, its score.</summary>
/// <param name="Trial">What was asked for.</param>
/// <param name="Score">How it ended; null while it waits or runs.</param>
public sealed record Observation(Trial Trial, TrialScore? Score)
{
    /// <summary>Whether it still waits or runs.</summary>
    public bool IsPending => Score is null;

    /// <summary>Whether it ended with metrics.</summary>
    public bool HasMetrics => Score is { Outcome: TrialOutcome.Succeeded };
}
