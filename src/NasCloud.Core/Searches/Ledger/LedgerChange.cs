namespace NasCloud.Core.Searches.Ledger;

/// <summary>What to append to a ledger, and what to answer.</summary>
/// <param name="Entries">The entries; none to leave the ledger as it is.</param>
/// <param name="Result">The answer.</param>
public sealed record LedgerChange<T>(IReadOnlyList<LedgerEntry> Entries, T Result);
