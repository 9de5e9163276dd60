using System.Collections.Immutable;
using NasCloud.Core.Collections;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Objectives;

/// <summary>The candidates that no other beats: for each other one there is an objective in which it is no better, or they are equal.</summary>
public static class ParetoFront
{
    /// <summary>
    /// The front among the candidates with all metrics, each at its longest trial, in the order of the first objective, best
    /// first. With one objective: the best candidate and those equal to it.
    /// </summary>
    public static ImmutableArray<Observation> Of(IReadOnlyList<Observation> observations, ValueArray<Objective> objectives)
    {
        var candidates = new List<Observation>();
        var points = new List<double[]>();
        foreach (var candidate in Candidates.Of(observations))
        {
            if (ObjectivePoint.Of(candidate, objectives) is { } point)
            {
                candidates.Add(candidate);
                points.Add(point);
            }
        }

        return points.Count == 0 ? [] : [.. NonDominatedSorting.Fronts(points)[0].Select(position => candidates[position])];
    }
}
