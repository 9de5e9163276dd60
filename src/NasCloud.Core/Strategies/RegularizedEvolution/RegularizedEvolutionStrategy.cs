using System.Collections.Immutable;
using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.RegularizedEvolution;

/// <summary>Mutates the best of a few candidates drawn from the youngest.</summary>
/// <remarks>
/// Real et al. 2019 (arXiv 1802.01548). A candidate's age is that of its first trial; it lives from when a trial of it has
/// ended, failed ones too, which lose every comparison.
/// </remarks>
internal sealed class RegularizedEvolutionStrategy(RegularizedEvolutionOptions options) : ISearchStrategy
{
    public static StrategyDescriptor Descriptor { get; } = new(
        "regularized-evolution",
        "Regularized evolution: one choice of the best of a random sample is mutated, the oldest candidate dies (Real et al. 2019, arXiv 1802.01548).",
        RegularizedEvolutionOptions.Shape,
        values => new RegularizedEvolutionStrategy(RegularizedEvolutionOptions.From(values)));

    public int? GenerationSize => null;

    public IEnumerable<Genotype> Propose(SearchHistory history, int count, Random random)
    {
        var candidates = Candidates.Of(history.Observations);
        var population = Population(history, candidates);
        return candidates.Count < options.Population || population.IsEmpty
            ? Variation.Samples(history.Space, random)
            : Variation.Children(history.Space, count, random, () => Child(history.Space, population, random));
    }

    // Best first, so that the best of a sample is the one with the least place.
    private ImmutableArray<Observation> Population(SearchHistory history, IReadOnlyList<Observation> candidates) =>
        Ranking.BestFirst(candidates.Where(candidate => !candidate.IsPending).TakeLast(options.Population), history.Objectives);

    private Genotype Child(SearchSpace space, ImmutableArray<Observation> population, Random random)
    {
        var parent = population[Variation.Tournament(population.Length, options.Sample, random)];
        return space.Mutate(parent.Trial.Genotype, random);
    }
}
