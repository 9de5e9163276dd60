using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies;

/// <summary>Brings the trials of each candidate together.</summary>
public static class Candidates
{
    /// <summary>
    /// One observation for each genotype, in the order of their first trials: the one with metrics that trained longest;
    /// where none has metrics, one that ended; where none ended, one that is pending. Candidates that were only screened are
    /// left out. Costs one pass.
    /// </summary>
    public static IReadOnlyList<Observation> Of(IReadOnlyList<Observation> observations)
    {
        ArgumentNullException.ThrowIfNull(observations);
        var candidates = new List<Observation>(observations.Count);
        var positions = new Dictionary<Genotype, int>(observations.Count);
        foreach (var observation in observations)
        {
            if (observation.Trial.IsScreening)
                continue;
            if (positions.TryAdd(observation.Trial.Genotype, candidates.Count))
                candidates.Add(observation);
            else if (positions[observation.Trial.Genotype] is var position && Weight(observation).CompareTo(Weight(candidates[position])) >= 0)
                candidates[position] = observation;
        }

        return candidates;
    }

    private static (int Kind, int Epochs) Weight(Observation observation) =>
        (observation.HasMetrics ? 2 : observation.IsPending ? 0 : 1, observation.Trial.Epochs);
}
