using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Searches.Planning;

/// <summary>New candidates, one after another: the strategy's suggestions less what is known or not worth a trial.</summary>
/// <remarks>
/// When a strategy keeps suggesting what can't be used, others of the space are taken: all of them in turn where they
/// can be counted, random ones where they can't. Only when those end too is the space exhausted.
/// </remarks>
internal sealed class CandidateStream(CandidateGate gate, IReadOnlySet<string> known)
{
    // So many suggestions in a row without one that can be used mean that the strategy is stuck.
    private const int MostRejections = 2_000;

    // A space of up to this size is enumerated to the end; of a larger one so many random genotypes are looked at.
    private const int MostEnumerated = 100_000;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Yields candidates until the space has no more that could be found.</summary>
    /// <param name="strategy">What suggests them.</param>
    /// <param name="history">What it knows.</param>
    /// <param name="count">How many will be taken.</param>
    /// <param name="random">The source of all randomness.</param>
    /// <param name="first">What comes before all suggestions.</param>
    public IEnumerable<Candidate> Read(ISearchStrategy strategy, SearchHistory history, int count, Random random, IReadOnlyList<Genotype> first)
    {
        foreach (var candidate in Accept(first, first.Count + 1))
            yield return candidate;
        foreach (var candidate in Accept(strategy.Propose(history, count, random), MostRejections))
            yield return candidate;
        foreach (var candidate in Accept(Others(history.Space, random), MostEnumerated))
            yield return candidate;
    }

    private static IEnumerable<Genotype> Others(SearchSpace space, Random random)
    {
        if (space.Size <= MostEnumerated)
            return space.Enumerate();
        return Enumerable.Repeat(space, int.MaxValue).Select(each => each.Sample(random));
    }

    private IEnumerable<Candidate> Accept(IEnumerable<Genotype> suggestions, int mostRejections)
    {
        var rejections = 0;
        foreach (var genotype in suggestions)
        {
            if (gate.Examine(genotype) is { } candidate && !known.Contains(candidate.ArchitectureId) && _taken.Add(candidate.ArchitectureId))
            {
                rejections = 0;
                yield return candidate;
            }
            else if (++rejections >= mostRejections)
            {
                yield break;
            }
        }
    }
}
