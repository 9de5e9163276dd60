namespace NasCloud.Testing.Storage;

/// <summary>How often a call to a store goes wrong, each from 0 to 1.</summary>
/// <param name="Refused">The call fails and nothing was done.</param>
/// <param name="AnswerLost">The call does its work, then fails.</param>
/// <param name="Delayed">The call takes some milliseconds.</param>
public sealed record FaultRates(double Refused, double AnswerLost, double Delayed = 0);
