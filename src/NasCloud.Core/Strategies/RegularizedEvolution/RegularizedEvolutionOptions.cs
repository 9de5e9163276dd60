using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Strategies.RegularizedEvolution;

/// <summary>What can be set of regularized evolution.</summary>
/// <param name="Population">How many candidates are alive, 1 to 10,000.</param>
/// <param name="Sample">How many of them compete to be a parent, 1 to 10,000.</param>
internal sealed record RegularizedEvolutionOptions(int Population = 50, int Sample = 10)
{
    public static ObjectShape Shape { get; } = new(
    [
        new Property("population", new IntegerShape(1, 10_000), "Candidates alive at a time, and random ones at the beginning; the oldest dies.", "50"),
        new Property("sample", new IntegerShape(1, 10_000), "Candidates drawn, with replacement, of which the best becomes the parent.", "10"),
    ]);

    public static RegularizedEvolutionOptions From(SpecValues values) => new(values.Integer("population"), values.Integer("sample"));
}
