using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Trials;

namespace NasCloud.Benchmarks.Searches;

/// <summary>One session of a search, from its start to the last score of a search trial.</summary>
/// <param name="start">When it began.</param>
internal sealed class SessionTime(DateTimeOffset start)
{
    private readonly List<TrialScore> _scores = [];

    public IReadOnlyList<TrialScore> Scores => _scores;

    /// <summary>Seconds from the start to the last score's entry in the ledger.</summary>
    public double Seconds { get; private set; }

    /// <summary>Trials in flight at that moment.</summary>
    public int InFlight { get; private set; }

    public void Add(TrialEnded ended, int inFlight)
    {
        _scores.Add(ended.Score);
        (Seconds, InFlight) = ((ended.At - start).TotalSeconds, inFlight);
    }

    /// <summary>Seconds from the start to the first trial, summed over the trainers.</summary>
    public double Starting => Trainers.Sum(scores => Since(scores[0].StartedAt));

    /// <summary>Seconds from the end of a trial to the start of the same trainer's next, summed.</summary>
    public double Between => Trainers.Sum(scores => scores.Zip(scores.Skip(1), (one, next) => Since(next.StartedAt) - Since(one.FinishedAt)).Sum());

    /// <summary>
    /// Seconds that trainers spent on trials which were in flight at the end, so that no score tells how much of it was
    /// training: as many as these are, those who were the longest without a score.
    /// </summary>
    public double Unknown(int parallelism)
    {
        var ending = Trainers.Select(scores => Seconds - Since(scores[^1].FinishedAt)).ToList();
        var silent = Enumerable.Repeat(Seconds, Math.Max(0, parallelism - ending.Count));
        return ending.Concat(silent).OrderDescending().Take(InFlight).Sum();
    }

    private IEnumerable<List<TrialScore>> Trainers =>
        _scores.GroupBy(score => score.Trainer).Select(scores => scores.OrderBy(score => score.StartedAt).ToList());

    private double Since(DateTimeOffset time) => (time - start).TotalSeconds;
}
