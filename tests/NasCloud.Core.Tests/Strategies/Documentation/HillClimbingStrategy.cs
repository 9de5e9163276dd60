using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Tests.Strategies.Documentation;

/// <summary>Varies the best so far, and now and then draws a candidate at random.</summary>
/// <param name="initial">Random candidates at the beginning.</param>
/// <param name="escape">How likely a later one is random, too.</param>
internal sealed class HillClimbingStrategy(int initial, double escape) : ISearchStrategy
{
    /// <summary>What specs can set, and how the strategy is made of it. To be listed in StrategyCatalog.</summary>
    public static StrategyDescriptor Descriptor { get; } = new(
        "hill-climbing",
        "Varies the best so far, and now and then draws a candidate at random.",
        new ObjectShape([
            new Property("initial", new IntegerShape(1, 10_000), "Random candidates at the beginning.", "10"),
            new Property("escape", new NumberShape(0, 1), "How likely a later candidate is random.", "0.1"),
        ]),
        values => new HillClimbingStrategy(values.Integer("initial"), values.Number("escape")));

    /// <inheritdoc/>
    public int? GenerationSize => null;

    /// <inheritdoc/>
    public IEnumerable<Genotype> Propose(SearchHistory history, int count, Random random)
    {
        // A candidate may have several trials, at more and more epochs: the longest counts.
        var candidates = Candidates.Of(history.Observations);
        var best = Ranking.BestFirst(candidates, history.Objectives).FirstOrDefault(candidate => candidate.HasMetrics)?.Trial.Genotype;
        return best is null || candidates.Count < initial
            ? Variation.Samples(history.Space, random)
            : Variation.Children(history.Space, count, random, () => Child(history.Space, best, random));
    }

    private Genotype Child(SearchSpace space, Genotype best, Random random) =>
        random.NextDouble() < escape ? space.Sample(random) : space.Mutate(best, random);
}
