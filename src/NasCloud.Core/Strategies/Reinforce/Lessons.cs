namespace NasCloud.Core.Strategies.Reinforce;

/// <summary>What a history has to teach, in the order in which its candidates are numbered.</summary>
/// <param name="All">The candidates that have ended.</param>
/// <param name="Settled">How many of them come before all that are in flight, so that none will ever come between.</param>
internal sealed record Lessons(Lesson[] All, int Settled)
{
    /// <summary>The lessons of a history, the average of whose rewards keeps the share <paramref name="baseline"/> at each new one.</summary>
    public static Lessons Of(SearchHistory history, double baseline)
    {
        var rewards = new Rewards(history);
        var expected = new MovingAverage(baseline);
        var lessons = new List<Lesson>(history.Observations.Count);
        int? settled = null;
        foreach (var candidate in Candidates.Of(history.Observations))
        {
            if (candidate.IsPending)
                settled ??= lessons.Count;
            else if (rewards.Of(candidate) is { } reward)
                lessons.Add(new(candidate.Trial.Genotype, reward - expected.Include(reward)));
        }

        return new([.. lessons], settled ?? lessons.Count);
    }
}
