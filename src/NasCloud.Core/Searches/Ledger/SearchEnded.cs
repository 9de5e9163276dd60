namespace NasCloud.Core.Searches.Ledger;

/// <summary>No more candidates are proposed.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record SearchEnded(DateTimeOffset At, EndReason Reason) : LedgerEntry(At);
