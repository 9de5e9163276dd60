using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Strategies.Genetic;

/// <summary>What can be set of the genetic algorithm.</summary>
/// <param name="Population">Candidates a generation, and parents kept, 2 to 10,000.</param>
/// <param name="Tournament">Parents drawn, with replacement, of which the best is taken, 1 to 10,000.</param>
/// <param name="CrossoverProbability">How likely a child has two parents, 0 to 1.</param>
/// <param name="MutationProbability">How likely a child of two parents has one choice mutated, 0 to 1.</param>
internal sealed record GeneticOptions(
    int Population = 20,
    int Tournament = 3,
    double CrossoverProbability = 0.9,
    double MutationProbability = 0.5)
{
    public static ObjectShape Shape { get; } = new(
    [
        new Property("population", new IntegerShape(2, 10_000), "Candidates a generation; so many of the best so far are its parents.", "20"),
        new Property("tournament", new IntegerShape(1, 10_000), "Parents drawn, with replacement, of which the best is taken.", "3"),
        new Property("crossoverProbability", new NumberShape(0, 1), "How likely a child takes its choices from two parents, each choice from either with equal chance.", "0.9"),
        new Property("mutationProbability", new NumberShape(0, 1), "How likely a child of two parents has one choice mutated; one that equals a parent always has.", "0.5"),
    ]);

    public static GeneticOptions From(SpecValues values) => new(
        values.Integer("population"),
        values.Integer("tournament"),
        values.Number("crossoverProbability"),
        values.Number("mutationProbability"));
}
