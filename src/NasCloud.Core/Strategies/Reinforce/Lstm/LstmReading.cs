namespace NasCloud.Core.Strategies.Reinforce.Lstm;

/// <summary>A controller at one decision of a genotype.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Choice">The option that the genotype has there.</param>
/// <param name="Row">The row that was read, of the choice before.</param>
/// <param name="Before">The step before.</param>
/// <param name="Step">The step that followed from both.</param>
/// <param name="Probabilities">Those of the decision's options.</param>
internal sealed record LstmReading(int Decision, int Choice, int Row, LstmStep Before, LstmStep Step, double[] Probabilities);
