using NasCloud.Core.SearchSpaces;

namespace NasCloud.Testing.SearchSpaces;

/// <summary>Generators of spaces and of what is in them.</summary>
public static class TestSpaces
{
    /// <summary>Spaces of 0 to 6 decisions with 1 to 4 options each and up to two conditions.</summary>
    public static Gen<SearchSpace> Small { get; } = Gen.Int[0, 6].SelectMany(Decisions).Select(SearchSpace (decisions) => new TestSpace([.. decisions]));

    /// <summary>Small spaces with a seed for what is drawn from them.</summary>
    public static Gen<(SearchSpace Space, int Seed)> WithSeed { get; } = Gen.Select(Small, Gen.Int[0, int.MaxValue]);

    private static Gen<List<Decision>> Decisions(int count)
    {
        var decisions = Gen.Const(new List<Decision>());
        for (var index = 0; index < count; index++)
            decisions = decisions.SelectMany(earlier => Next(earlier).Select(next => new List<Decision>([.. earlier, next])));
        return decisions;
    }

    private static Gen<Decision> Next(List<Decision> earlier) =>
        from options in Gen.Int[1, 4]
        from isOrdinal in Gen.Bool
        from conditions in Conditions(earlier)
        select TestSpace.Decision($"d{earlier.Count}", options, isOrdinal, conditions);

    private static Gen<DecisionCondition[]> Conditions(List<Decision> earlier) =>
        earlier.Count == 0 ? Gen.Const(Array.Empty<DecisionCondition>()) : Condition(earlier).Array[0, 2];

    private static Gen<DecisionCondition> Condition(List<Decision> earlier) =>
        from decision in Gen.Int[0, earlier.Count - 1]
        from allowed in Gen.Bool.Array[earlier[decision].Options.Count]
        select new DecisionCondition(decision, [.. Enumerable.Range(0, allowed.Length).Where(option => allowed[option])]);
}
