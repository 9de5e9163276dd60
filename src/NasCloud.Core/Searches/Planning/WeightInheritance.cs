using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Searches.Planning;

/// <summary>Finds whose weights a new candidate begins with.</summary>
internal static class WeightInheritance
{
    /// <summary>
    /// The trial of the candidate that agrees in the most decisions, which for a mutation is as a rule its parent; of several, the one
    /// that trained longest, then the earliest. Null while none has trained.
    /// </summary>
    /// <param name="genotype">The new candidate.</param>
    /// <param name="trials">The search trials so far.</param>
    public static int? Nearest(Genotype genotype, IEnumerable<Observation> trials) => trials
        .Where(trial => trial.HasMetrics && !trial.Trial.IsScreening)
        .Select(trial => trial.Trial)
        .OrderByDescending(trial => Agreement(genotype, trial.Genotype))
        .ThenByDescending(trial => trial.Epochs)
        .ThenBy(trial => trial.Number)
        .FirstOrDefault()?.Number;

    private static int Agreement(Genotype one, Genotype other) =>
        one.Choices.Zip(other.Choices).Count(pair => pair.First == pair.Second && pair.First != Genotype.Inactive);
}
