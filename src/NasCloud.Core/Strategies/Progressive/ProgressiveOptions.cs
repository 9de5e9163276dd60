using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Strategies.Progressive;

/// <summary>What can be set of the progressive search.</summary>
/// <param name="Levels">In how many levels complexity grows to that of the whole space, 1 to 100.</param>
/// <param name="Width">Candidates a level, 1 to 1,000.</param>
/// <param name="Ensemble">How many predictors there are, 2 to 100.</param>
/// <param name="Rounds">How many trees each of them has, 1 to 1,000.</param>
internal sealed record ProgressiveOptions(int Levels = 6, int Width = 5, int Ensemble = 5, int Rounds = 60)
{
    public static ObjectShape Shape { get; } = new(
    [
        new Property("levels", new IntegerShape(1, 100), "Levels in which complexity grows to that of the whole space.", "6"),
        new Property("width", new IntegerShape(1, 1_000), "Candidates a level, and how many of the best so far grow into the next one.", "5"),
        new Property("ensemble", new IntegerShape(2, 100), "Predictors in the ensemble, which learns anew after each level.", "5"),
        new Property("rounds", new IntegerShape(1, 1_000), "Trees in each predictor.", "60"),
    ]);

    public static ProgressiveOptions From(SpecValues values) => new(
        values.Integer("levels"),
        values.Integer("width"),
        values.Integer("ensemble"),
        values.Integer("rounds"));
}
