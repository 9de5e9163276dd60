using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Ledger;

/// <summary>A trial was decided on: from here on it is paid for.</summary>
/// <param name="At">When.</param>
/// <param name="Trial">The trial.</param>
public sealed record TrialProposed(DateTimeOffset At, Trial Trial) : LedgerEntry(At);
