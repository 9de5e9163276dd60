using NasCloud.Core.Objectives;

namespace NasCloud.Core.Searches.Reports;

/// <summary>How the first objective improved, in as few points as a small picture shows.</summary>
/// <param name="Metric">The objective's metric.</param>
/// <param name="Goal">Whether more is better.</param>
/// <param name="Evaluations">For each point, how many trials had ended with metrics, ascending.</param>
/// <param name="Values">The best value by then.</param>
public sealed record BestSoFar(string Metric, Goal Goal, IReadOnlyList<int> Evaluations, IReadOnlyList<double> Values)
{
    private const int Most = 60;

    /// <summary>Of a search as it stands; screenings do not count.</summary>
    public static BestSoFar Of(SearchSnapshot snapshot)
    {
        var (objective, points) = BestCurve.Of(snapshot);
        var (evaluations, values, count) = (new List<int>(), new List<double>(), 0);
        foreach (var best in points.Where(point => point.Value is not null).Select(point => point.Best!.Value))
        {
            count++;
            if (values.Count > 0 && best.Equals(values[^1]))
                continue;
            evaluations.Add(count);
            values.Add(best);
        }

        if (values.Count > 0 && evaluations[^1] < count)
        {
            evaluations.Add(count);
            values.Add(values[^1]);
        }

        return new BestSoFar(objective.Metric, objective.Goal, Thin(evaluations), Thin(values));
    }

    private static List<T> Thin<T>(List<T> points) => points.Count <= Most
        ? points
        : [.. Enumerable.Range(0, Most).Select(index => points[(int)((long)index * (points.Count - 1) / (Most - 1))])];
}
