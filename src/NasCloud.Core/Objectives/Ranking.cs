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
        List<Scored> scored = [.. observations.Select(observation => new Scored(observation, ObjectivePoint.Of(observation, objectives)))];
        scored.Sort(static (left, right) => left.Number.CompareTo(right.Number));
        var ranked = Rank([.. scored.Where(each => each.Point is not null)], objectives.Count);
        return [.. ranked.Select(each => each.Observation), .. scored.Where(each => each.Point is null).Select(each => each.Observation)];
    }

    private static IEnumerable<Scored> Rank(List<Scored> scored, int objectives) => objectives == 1
        ? scored.OrderBy(each => each.Point![0])
        : NonDominatedSorting.Fronts([.. scored.Select(each => each.Point!)]).SelectMany(front => Spread([.. front.Order().Select(position => scored[position])]));

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
