using NasCloud.Core.Collections;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.WarmStarts;

/// <summary>What a search knows before its first trial, from an earlier one.</summary>
/// <param name="Observations">The earlier search's trials, numbered up to 0, so that they come before all of the search's own.</param>
/// <param name="Best">The candidates to try first, the best first.</param>
internal sealed record WarmStart(IReadOnlyList<Observation> Observations, IReadOnlyList<Genotype> Best)
{
    /// <summary>Nothing.</summary>
    public static WarmStart None { get; } = new([], []);

    /// <summary>What a ledger teaches.</summary>
    /// <param name="earlier">The earlier search.</param>
    /// <param name="objectives">What the new search seeks: the best are the best by that.</param>
    /// <param name="best">How many of them are tried first.</param>
    public static WarmStart Of(LedgerState earlier, ValueArray<Objective> objectives, int best)
    {
        List<Observation> ended = [.. earlier.Trials.Where(trial => !trial.Trial.IsScreening && !trial.IsPending && trial.Score!.Outcome != TrialOutcome.Cancelled)];
        var byLength = ended.GroupBy(trial => trial.Trial.Epochs).OrderByDescending(group => group.Key);
        // Who trained longer is known better, and was let train longer for being good.
        var ranked = byLength.SelectMany(group => Ranking.Measured(group, objectives)).DistinctBy(trial => trial.Trial.ArchitectureId);
        return new([.. ended.Select(trial => Before(trial, earlier.Trials.Count))], [.. ranked.Take(best).Select(trial => trial.Trial.Genotype)]);
    }

    private static Observation Before(Observation observation, int count) => new(
        observation.Trial with { Number = observation.Trial.Number - count, ContinuesFrom = observation.Trial.ContinuesFrom - count, InheritsFrom = observation.Trial.InheritsFrom - count },
        observation.Score! with { Trial = observation.Trial.Number - count });
}
