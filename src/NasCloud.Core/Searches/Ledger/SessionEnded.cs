namespace NasCloud.Core.Searches.Ledger;

/// <summary>The search was paused, or stopped by a problem: the wall clock stands from here.</summary>
/// <param name="At">When.</param>
public sealed record SessionEnded(DateTimeOffset At) : LedgerEntry(At);
