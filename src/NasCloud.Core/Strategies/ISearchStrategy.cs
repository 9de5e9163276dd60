using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies;

/// <summary>Decides which candidates to try next.</summary>
/// <remarks>
/// A pure function of what is known and a seed: no state between calls, no clock, no I/O, so that a search resumes
/// from its ledger alone. What it yields is only suggested: the caller skips invalid, too costly and already known
/// architectures and reads on, so that none of those ever costs a trial.
/// </remarks>
public interface ISearchStrategy
{
    /// <summary>
    /// How many candidates form a generation, which is proposed whole and only once every earlier one has ended; or null
    /// when a replacement can be proposed as each score arrives.
    /// </summary>
    int? GenerationSize { get; }

    /// <summary>Candidates in order of preference, generated as they are read; they may repeat, and may never end.</summary>
    /// <param name="history">What is known.</param>
    /// <param name="count">How many the caller will take, at least 1.</param>
    /// <param name="random">The source of all randomness.</param>
    /// <returns>A sequence that ends only when the strategy has nothing more to suggest.</returns>
    IEnumerable<Genotype> Propose(SearchHistory history, int count, Random random);
}
