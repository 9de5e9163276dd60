using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Strategies.RandomSearch;

/// <summary>Samples the space, whatever is known.</summary>
internal sealed class RandomStrategy : ISearchStrategy
{
    public static StrategyDescriptor Descriptor { get; } = new(
        "random",
        "Random search: every decision uniformly at random; the baseline to beat (Li & Talwalkar 2019, arXiv 1902.07638).",
        ObjectShape.Empty,
        _ => new RandomStrategy());

    public int? GenerationSize => null;

    public IEnumerable<Genotype> Propose(SearchHistory history, int count, Random random) =>
        Variation.Samples(history.Space, random);
}
