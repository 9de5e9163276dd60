namespace NasCloud.Core.Strategies;

/// <summary>What a strategy that chooses for its users stands for, and why.</summary>
/// <param name="StandsFor">The strategy that it is, by its name in specs.</param>
/// <param name="Reason">What was measured that speaks for it, in a sentence or two.</param>
public sealed record StrategyChoice(string StandsFor, string Reason);
