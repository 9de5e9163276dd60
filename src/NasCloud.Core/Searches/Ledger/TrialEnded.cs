using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Ledger;

/// <summary>A trial has its score.</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="Score">The score.</param>
public sealed record TrialEnded(DateTimeOffset At, TrialScore Score) : LedgerEntry(At);
