namespace NasCloud.Core.Objectives;

/// <summary>A metric and which way it is better.</summary>
/// <param name="Metric">The metric's name: one of <see cref="MetricNames"/>, or a column of the table a search reads.</param>
/// <param name="Goal">Which way it is better.</param>
public sealed record Objective(string Metric, Goal Goal);
