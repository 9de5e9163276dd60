using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Strategies.Grid;

/// <summary>Goes through the space in order, and ends with it.</summary>
internal sealed class GridStrategy : ISearchStrategy
{
    public static StrategyDescriptor Descriptor { get; } = new(
        "grid",
        "Grid search: every genotype of the space once, in order, the last decision changing fastest; for small spaces.",
        ObjectShape.Empty,
        _ => new GridStrategy());

    public int? GenerationSize => null;

    public IEnumerable<Genotype> Propose(SearchHistory history, int count, Random random) =>
        Last(history.Observations) is { } last ? history.Space.EnumerateAfter(last) : history.Space.Enumerate();

    // All before the last one known was suggested earlier: what has no trial of it was refused, and would be again.
    private static Genotype? Last(IReadOnlyList<Observation> observations)
    {
        Genotype? last = null;
        foreach (var genotype in observations.Select(observation => observation.Trial.Genotype))
        {
            if (last is null || genotype.Choices.AsSpan().SequenceCompareTo(last.Choices.AsSpan()) > 0)
                last = genotype;
        }

        return last;
    }
}
