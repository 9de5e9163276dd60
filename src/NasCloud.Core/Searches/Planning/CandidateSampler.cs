using NasCloud.Core.Architectures;
using NasCloud.Core.Latency;
using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Searches.Planning;

/// <summary>Draws networks that could be candidates: each decision uniformly, until the constraints are met.</summary>
/// <param name="space">The search space.</param>
/// <param name="constraints">What a network may cost.</param>
/// <param name="latency">Predicts how long networks take; null where nothing does.</param>
public sealed class CandidateSampler(SearchSpace space, Constraints constraints, LatencyPredictor? latency = null)
{
    private const int MostTries = 10_000;

    private readonly CandidateGate _gate = new(space, constraints, latency);

    /// <summary>Draws one, simplified.</summary>
    /// <exception cref="InvalidOperationException">None was found among ten thousand draws.</exception>
    public Architecture Draw(Random random) => TryDraw(random) is { } candidate
        ? space.Decode(candidate.Genotype).Simplify()
        : throw new InvalidOperationException($"Of {MostTries} random networks of space '{space.Name}' none met the constraints: loosen 'constraints' or narrow 'space'.");

    /// <summary>Draws one; null where none was found.</summary>
    internal Candidate? TryDraw(Random random) =>
        Enumerable.Range(0, MostTries).Select(_ => _gate.Examine(space.Sample(random))).FirstOrDefault(candidate => candidate is not null);
}
