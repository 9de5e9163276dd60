using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.Genetic;

/// <summary>Generations of children of the best so far, by tournament, uniform crossover and mutation.</summary>
/// <remarks>
/// The parents of a generation are the best candidates of all earlier ones (plus selection, μ+λ), so that nothing good is
/// ever lost. With several objectives "best" is by front and crowding distance, as in NSGA-II (Deb et al. 2002).
/// </remarks>
internal sealed class GeneticStrategy(GeneticOptions options) : ISearchStrategy
{
    public static StrategyDescriptor Descriptor { get; } = new(
        "genetic",
        "Genetic algorithm: generations bred from the best so far by tournament selection, uniform crossover and mutation.",
        GeneticOptions.Shape,
        values => new GeneticStrategy(GeneticOptions.From(values)));

    public int? GenerationSize => options.Population;

    public IEnumerable<Genotype> Propose(SearchHistory history, int count, Random random)
    {
        var candidates = Candidates.Of(history.Observations);
        var parents = Parents(history, candidates);
        return candidates.Count < options.Population || parents.Count == 0
            ? Variation.Samples(history.Space, random)
            : Variation.Children(history.Space, count, random, () => Child(history.Space, parents, random));
    }

    private List<Genotype> Parents(SearchHistory history, IReadOnlyList<Observation> candidates) =>
        [.. Ranking.Measured(candidates, history.Objectives).Take(options.Population).Select(candidate => candidate.Trial.Genotype)];

    private Genotype Child(SearchSpace space, List<Genotype> parents, Random random) =>
        Variation.Child(space, () => Select(parents, random), options.CrossoverProbability, options.MutationProbability, random);

    private Genotype Select(List<Genotype> parents, Random random) =>
        parents[Variation.Tournament(parents.Count, options.Tournament, random)];
}
