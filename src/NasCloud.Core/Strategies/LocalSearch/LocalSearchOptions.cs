using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Strategies.LocalSearch;

/// <summary>What can be set of local search.</summary>
/// <param name="Initial">How many random candidates the first descent picks its start from, 1 to 10,000.</param>
internal sealed record LocalSearchOptions(int Initial = 10)
{
    public static ObjectShape Shape { get; } = new(
    [
        new Property("initial", new IntegerShape(1, 10_000), "Random candidates at the beginning; the best of them is where the search starts.", "10"),
    ]);

    public static LocalSearchOptions From(SpecValues values) => new(values.Integer("initial"));
}
