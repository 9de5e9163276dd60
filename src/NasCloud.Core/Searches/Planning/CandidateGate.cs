using System.Collections.Concurrent;
using NasCloud.Core.Architectures;
using NasCloud.Core.Latency;
using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Searches.Planning;

/// <summary>Keeps out what is not worth a trial: no network, one without effect, too costly. Safe for several threads.</summary>
/// <param name="space">The search space.</param>
/// <param name="constraints">What a network may cost.</param>
/// <param name="latency">Predicts how long networks take; null where nothing does.</param>
internal sealed class CandidateGate(SearchSpace space, Constraints constraints, LatencyPredictor? latency = null)
{
    // Strategies suggest the same genotypes again and again; decoding one costs far more than looking it up.
    private const int MostRemembered = 200_000;

    private readonly ConcurrentDictionary<Genotype, Candidate?> _seen = [];

    /// <summary>The candidate behind a genotype, or null when it can't be one.</summary>
    public Candidate? Examine(Genotype genotype)
    {
        if (_seen.TryGetValue(genotype, out var known))
            return known;
        if (_seen.Count >= MostRemembered)
            _seen.Clear();
        return _seen[genotype] = Decode(genotype);
    }

    private Candidate? Decode(Genotype genotype)
    {
        try
        {
            var architecture = space.Decode(genotype);
            if (!architecture.IsConnected)
                return null;
            var simplified = architecture.Simplify();
            if (!IsAffordable(simplified.Cost))
                return null;
            var milliseconds = latency?.Milliseconds(simplified);
            return milliseconds > constraints.MaxLatencyMs ? null : new Candidate(genotype, simplified.Id, simplified.Cost, milliseconds);
        }
        catch (InvalidArchitectureException)
        {
            return null;
        }
    }

    private bool IsAffordable(ArchitectureCost cost) =>
        cost.Parameters <= (constraints.MaxParameters ?? long.MaxValue) && cost.Flops <= (constraints.MaxFlops ?? long.MaxValue);
}
