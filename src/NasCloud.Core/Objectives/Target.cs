namespace NasCloud.Core.Objectives;

/// <summary>A value of an objective's metric at which the search stops.</summary>
/// <param name="Metric">The metric, one of the search's objectives.</param>
/// <param name="Value">The value to reach, in the direction of the objective's goal.</param>
public sealed record Target(string Metric, double Value);
