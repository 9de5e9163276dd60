using NasCloud.Core.Collections;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Objectives;

/// <summary>Observations as points, one coordinate an objective, turned so that less is better.</summary>
internal static class ObjectivePoint
{
    /// <summary>The point of an observation, or null where it failed, is pending or lacks a metric.</summary>
    public static double[]? Of(Observation observation, ValueArray<Objective> objectives)
    {
        if (!observation.HasMetrics)
            return null;
        var point = new double[objectives.Count];
        for (var index = 0; index < point.Length; index++)
        {
            if (observation.Metric(objectives[index].Metric) is not { } value)
                return null;
            point[index] = objectives[index].Goal == Goal.Maximize ? -value : value;
        }

        return point;
    }

    /// <summary>Whether one point is nowhere worse than another and somewhere better.</summary>
    public static bool Dominates(double[] better, double[] worse)
    {
        var isBetter = false;
        for (var index = 0; index < better.Length; index++)
        {
            if (better[index] > worse[index])
                return false;
            isBetter |= better[index] < worse[index];
        }

        return isBetter;
    }
}
