using NasCloud.Core.Collections;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Reports;

/// <summary>How a trial stands, in a word.</summary>
public static class TrialState
{
    /// <summary>It waits or runs.</summary>
    public const string Open = "open";

    /// <summary>All words.</summary>
    public static ValueArray<string> All { get; } = [Open, "succeeded", "diverged", "failed", "timedOut", "cancelled"];

    /// <summary>The word for a trial.</summary>
    public static string Of(Observation trial) => trial?.Score?.Outcome switch
    {
        null => Open,
        TrialOutcome.Succeeded => "succeeded",
        TrialOutcome.Diverged => "diverged",
        TrialOutcome.Failed => "failed",
        TrialOutcome.TimedOut => "timedOut",
        TrialOutcome.Cancelled => "cancelled",
        var outcome => throw new ArgumentOutOfRangeException(nameof(trial), outcome, "No word is defined for it."),
    };
}
