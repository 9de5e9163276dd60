namespace NasCloud.Core.Searches.Activities;

/// <summary>Names a trial, for a workflow or an activity.</summary>
/// <param name="SearchId">Its search.</param>
/// <param name="Trial">Its number.</param>
/// <param name="PollInterval">How often the store is looked at when no event comes.</param>
public sealed record TrialInput(SearchId SearchId, int Trial, TimeSpan PollInterval);
