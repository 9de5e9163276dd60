using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Strategies.Bananas;

/// <summary>What can be set of the predictor-based search.</summary>
/// <param name="Initial">Random candidates before the first ensemble, 2 to 10,000.</param>
/// <param name="Batch">Candidates a round, 1 to 1,000.</param>
/// <param name="Ensemble">How many predictors there are, 2 to 100.</param>
/// <param name="Rounds">How many trees each of them has, 1 to 1,000.</param>
internal sealed record BananasOptions(int Initial = 10, int Batch = 10, int Ensemble = 10, int Rounds = 60)
{
    public static ObjectShape Shape { get; } = new(
    [
        new Property("initial", new IntegerShape(2, 10_000), "Random candidates before the first ensemble.", "10"),
        new Property("batch", new IntegerShape(1, 1_000), "Candidates a round; the ensemble learns anew after each.", "10"),
        new Property("ensemble", new IntegerShape(2, 100), "Predictors in the ensemble.", "10"),
        new Property("rounds", new IntegerShape(1, 1_000), "Trees in each predictor.", "60"),
    ]);

    public static BananasOptions From(SpecValues values) => new(
        values.Integer("initial"),
        values.Integer("batch"),
        values.Integer("ensemble"),
        values.Integer("rounds"));
}
