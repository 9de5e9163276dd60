namespace NasCloud.Core.Searches.Activities;

/// <summary>Names a search, for a workflow or an activity.</summary>
/// <param name="SearchId">The search.</param>
/// <param name="Session">Names this run of the workflow, the same after it continued as new.</param>
/// <param name="PollInterval">How often the store is looked at when no event comes.</param>
/// <param name="Run">How often the workflow continued as new.</param>
public sealed record SearchInput(SearchId SearchId, string Session, TimeSpan PollInterval, int Run = 0);
