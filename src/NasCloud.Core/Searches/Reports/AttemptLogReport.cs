namespace NasCloud.Core.Searches.Reports;

/// <summary>What a trainer told of one attempt at a trial.</summary>
/// <param name="Attempt">The attempt's number, from 1.</param>
/// <param name="Text">Lines, each with its time in UTC at its beginning; of bounded length.</param>
public sealed record AttemptLogReport(int Attempt, string Text);
