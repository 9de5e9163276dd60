using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.LocalSearch;

/// <summary>Goes to the first better neighbour until there is none, then starts again from a random candidate.</summary>
/// <remarks>
/// White et al. 2020 (arXiv 2005.02960), first improvement. Where it stands is read off the history: see <see cref="Walk"/>.
/// With several objectives a neighbour is better when it dominates, and the neighbours of all centres on a descent's
/// front are looked at (Pareto local search; Paquete et al. 2004).
/// </remarks>
internal sealed class LocalSearchStrategy(LocalSearchOptions options) : ISearchStrategy
{
    public static StrategyDescriptor Descriptor { get; } = new(
        "local-search",
        "Local search: from the best of some random candidates to the first better neighbour, again and again; a random restart where none is better (White et al. 2020, arXiv 2005.02960).",
        LocalSearchOptions.Shape,
        values => new LocalSearchStrategy(LocalSearchOptions.From(values)));

    public int? GenerationSize => null;

    public IEnumerable<Genotype> Propose(SearchHistory history, int count, Random random)
    {
        var candidates = Candidates.Of(history.Observations);
        var samples = Variation.Samples(history.Space, random);
        return candidates.Count < options.Initial ? samples : Neighbours(history, candidates).Concat(samples);
    }

    private IEnumerable<Genotype> Neighbours(SearchHistory history, IReadOnlyList<Observation> candidates)
    {
        var known = candidates.Select(candidate => candidate.Trial.Genotype).ToHashSet();
        return Walk.Replay(candidates, history.Objectives, options.Initial).Centres
            .SelectMany(centre => Shuffled(history.Space, centre, candidates[0].Trial.Genotype))
            .Where(neighbour => !known.Contains(neighbour));
    }

    // Each centre has one order of its neighbours, the same in every call. The first candidate makes it another one under
    // another seed, which a strategy isn't told.
    private static IEnumerable<Genotype> Shuffled(SearchSpace space, Genotype centre, Genotype first)
    {
        DecisionMove[] moves = [.. space.Moves(centre)];
        RandomStream.Create(0, $"neighbours of {centre} after {first}").Shuffle(moves);
        return moves.Select(move => space.Neighbour(centre, move));
    }
}
