using NasCloud.Core.Fidelity.Screening;
using NasCloud.Core.Objectives;

namespace NasCloud.Core.Searches.Planning;

/// <summary>Screening by the size of networks, which is known of every candidate: it takes no trial, and who loses is forgotten.</summary>
internal static class SizeScreening
{
    /// <summary>Of each pool the largest candidates, equals in their order; where no more are chosen, all candidates.</summary>
    /// <param name="candidates">Candidates, read as they are needed.</param>
    /// <param name="plan">Which are chosen.</param>
    /// <param name="trained">The candidates trained so far, open ones too.</param>
    public static IEnumerable<Candidate> Choose(IEnumerable<Candidate> candidates, ScreeningPlan plan, int trained)
    {
        using var next = candidates.GetEnumerator();
        while (true)
        {
            var (count, pool) = plan.Chooses(trained) ? (Math.Min(plan.Batch, plan.End - trained), plan.Pool) : (1, 1);
            var read = Read(next, (long)count * pool);
            if (read.Count == 0)
                yield break;
            foreach (var candidate in read.OrderByDescending(each => Size(each, plan.Proxy)).Take(count))
                yield return candidate;
            trained += count;
        }
    }

    private static List<Candidate> Read(IEnumerator<Candidate> next, long count)
    {
        var read = new List<Candidate>();
        while (read.Count < count && next.MoveNext())
            read.Add(next.Current);
        return read;
    }

    private static long Size(Candidate candidate, string proxy) =>
        proxy == MetricNames.Flops ? candidate.Cost.Flops : candidate.Cost.Parameters;
}
