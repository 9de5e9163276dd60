namespace NasCloud.Core.Searches.Activities;

/// <summary>Whether trainers can be had.</summary>
/// <param name="Problem">Why they can't, and what to do; null when they can.</param>
public sealed record TrainersOutcome(string? Problem);
