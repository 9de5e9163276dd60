using NasCloud.Core.Fidelity.Screening;
using NasCloud.Core.Objectives;

namespace NasCloud.Core.Searches.Planning;

/// <summary>Screening by the size of networks, which is known of every candidate: it takes no trial, and who loses is forgotten with its batch.</summary>
internal static class SizeScreening
{
    /// <summary>Of each pool the largest candidates, equals in their order; where no more are chosen, all candidates. Once they end, who lost.</summary>
    /// <param name="candidates">Candidates, read as they are needed.</param>
    /// <param name="plan">Which are chosen.</param>
    /// <param name="trained">The candidates trained so far, open ones too.</param>
    public static IEnumerable<Candidate> Choose(IEnumerable<Candidate> candidates, ScreeningPlan plan, int trained)
    {
        using var next = candidates.GetEnumerator();
        var lost = new List<Candidate>();
        while (true)
        {
            var (count, pool) = plan.Chooses(trained) ? (Math.Min(plan.Batch, plan.End - trained), plan.Pool) : (1, 1);
            var read = Read(next, (long)count * pool);
            var isLast = read.Count < (long)count * pool;
            List<Candidate> ranked = [.. (isLast ? lost.Concat(read) : read).OrderByDescending(each => Size(each, plan.Proxy))];
            foreach (var candidate in ranked.Take(isLast ? ranked.Count : count))
                yield return candidate;
            if (isLast)
                yield break;
            lost.AddRange(ranked.Skip(count));
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
