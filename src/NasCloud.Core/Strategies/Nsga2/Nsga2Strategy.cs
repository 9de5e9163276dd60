using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.Nsga2;

/// <summary>Generations that spread along the Pareto front: by rank of front first, then by how lonely a candidate is on it.</summary>
/// <remarks>
/// Deb et al. 2002, "A fast and elitist multiobjective genetic algorithm: NSGA-II": binary tournaments by front and crowding
/// distance; of the survivors and their children together the best fronts survive, the last of them thinned by crowding.
/// The survivors are found by playing the generations of the history again. Failed candidates never survive. A proposal
/// costs O(n log n) for one objective and for two.
/// </remarks>
internal sealed class Nsga2Strategy(Nsga2Options options) : ISearchStrategy
{
    public static StrategyDescriptor Descriptor { get; } = new(
        "nsga-2",
        "NSGA-II, for several objectives: generations bred by binary tournament, crossover and mutation; the best fronts survive, thinned where they are crowded (Deb et al. 2002).",
        Nsga2Options.Shape,
        values => new Nsga2Strategy(Nsga2Options.From(values)));

    public int? GenerationSize => options.Population;

    public IEnumerable<Genotype> Propose(SearchHistory history, int count, Random random)
    {
        var candidates = Candidates.Of(history.Observations);
        var survivors = Survivors(history, candidates);
        return candidates.Count < options.Population || survivors.Count == 0
            ? Variation.Samples(history.Space, random)
            : Variation.Children(history.Space, count, random, () => Child(history.Space, survivors, random));
    }

    // Best first: by front, then by crowding distance.
    private List<Observation> Survivors(SearchHistory history, IReadOnlyList<Observation> candidates)
    {
        var survivors = new List<Observation>();
        foreach (var generation in candidates.Chunk(options.Population))
            survivors = [.. Ranking.Measured(survivors.Concat(generation), history.Objectives).Take(options.Population)];
        return survivors;
    }

    private Genotype Child(SearchSpace space, List<Observation> survivors, Random random) =>
        Variation.Child(space, () => Select(survivors, random), options.CrossoverProbability, options.MutationProbability, random);

    private static Genotype Select(List<Observation> survivors, Random random) =>
        survivors[Variation.Tournament(survivors.Count, 2, random)].Trial.Genotype;
}
