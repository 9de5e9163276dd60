namespace NasCloud.Core.Searches.Activities;

/// <summary>How many trainers a search needs.</summary>
/// <param name="SearchId">The search.</param>
/// <param name="Count">How many.</param>
public sealed record TrainersInput(SearchId SearchId, int Count);
