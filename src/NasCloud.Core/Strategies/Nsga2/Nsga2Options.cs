using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Strategies.Nsga2;

/// <summary>What can be set of NSGA-II.</summary>
/// <param name="Population">Candidates a generation, and survivors of it, 2 to 10,000.</param>
/// <param name="CrossoverProbability">How likely a child has two parents, 0 to 1.</param>
/// <param name="MutationProbability">How likely a child of two parents has one choice mutated, 0 to 1.</param>
internal sealed record Nsga2Options(int Population = 20, double CrossoverProbability = 0.5, double MutationProbability = 0.8)
{
    public static ObjectShape Shape { get; } = new(
    [
        new Property("population", new IntegerShape(2, 10_000), "Candidates a generation; as many of it and the survivors before it survive.", "20"),
        new Property("crossoverProbability", new NumberShape(0, 1), "How likely a child takes its choices from two parents, each choice from either with equal chance.", "0.5"),
        new Property("mutationProbability", new NumberShape(0, 1), "How likely a child of two parents has one choice mutated; one that equals a parent always has.", "0.8"),
    ]);

    public static Nsga2Options From(SpecValues values) => new(
        values.Integer("population"),
        values.Number("crossoverProbability"),
        values.Number("mutationProbability"));
}
