using NasCloud.Core.Collections;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Api.Trials;

/// <summary>How a trial stands, in a word.</summary>
internal static class TrialState
{
    public const string Open = "open";

    public static ValueArray<string> All { get; } = [Open, "succeeded", "diverged", "failed", "timedOut", "cancelled"];

    public static string Of(Observation trial) => trial.Score?.Outcome switch
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
