using System.Collections.Immutable;
using NasCloud.Core.Collections;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Objectives;

/// <summary>Orders observations from the best to the worst.</summary>
/// <remarks>
/// By the value of the objective where there is one. Where there are several, by non-dominated front, within a front the
/// less crowded first (Deb et al. 2002, NSGA-II). Those that failed, are pending or lack a metric come last. Equals stand
/// in the order of their trials, so that the order never depends on chance. O(n log n) for one objective and for two.
/// </remarks>
public static class Ranking
{
    /// <summary>The observations, the best first.</summary>
    public static ImmutableArray<Observation> BestFirst(IEnumerable<Observation> observations, ValueArray<Objective> objectives)
    {
        ArgumentNullException.ThrowIfNull(observations);
        var scored = Score(observations, objectives);
        return [.. Rank(scored, objectives.Count), .. scored.Where(each => each.Point is null).Select(each => each.Observation)];
    }

    /// <summary>The observations with all metrics, the best first; found as they are read.</summary>
    internal static IEnumerable<Observation> Measured(IEnumerable<Observation> observations, ValueArray<Objective> objectives) =>
        Rank(Score(observations, objectives), objectives.Count);

    private static List<Scored> Score(IEnumerable<Observation> observations, ValueArray<Objective> objectives)
    {
        List<Scored> scored = [.. observations.Select(observation => new Scored(observation, ObjectivePoint.Of(observation, objectives)))];
        scored.Sort(static (left, right) => left.Number.CompareTo(right.Number));
        return scored;
    }

    private static IEnumerable<Observation> Rank(List<Scored> scored, int objectives)
    {
        List<Scored> measured = [.. scored.Where(each => each.Point is not null)];
        var ranked = objectives == 1
            ? measured.OrderBy(each => each.Point![0])
            : NonDominatedSorting.Fronts([.. measured.Select(each => each.Point!)]).SelectMany(front => Spread([.. front.Order().Select(position => measured[position])]));
        return ranked.Select(each => each.Observation);
    }

    // Sorting is stable, so that equally crowded ones stay in the order of their trials.
    private static IEnumerable<Scored> Spread(List<Scored> front) => front
        .Zip(CrowdingDistance.Of([.. front.Select(each => each.Point!)]))
        .OrderByDescending(pair => pair.Second)
        .Select(pair => pair.First);

    private readonly record struct Scored(Observation Observation, double[]? Point)
    {
        public int Number => Observation.Trial.Number;
    }
}
