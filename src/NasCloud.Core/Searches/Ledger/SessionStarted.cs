namespace NasCloud.Core.Searches.Ledger;

/// <summary>The search began, or went on after a pause or a crash: the wall clock runs again from here.</summary>
/// <param name="At">When.</param>
/// <param name="Session">A name of the session, so that a repeated call starts it once.</param>
public sealed record SessionStarted(DateTimeOffset At, string Session) : LedgerEntry(At);
