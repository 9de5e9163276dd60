namespace NasCloud.Core.Searches.Activities;

/// <summary>Stops work on a search.</summary>
/// <param name="SearchId">The search.</param>
/// <param name="Problem">What stopped it; null when the user paused it.</param>
public sealed record WithdrawInput(SearchId SearchId, string? Problem);
