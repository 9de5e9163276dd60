using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.Reinforce;

/// <summary>The policy that lessons teach.</summary>
/// <remarks>
/// What the settled ones taught is remembered by them, and learning goes on from there; that changes nothing but the time it
/// takes. Of more lessons than can be learned in time the first are left out, an eighth of what can be at a time, so that the
/// ones remembered still are the beginning of most that follow.
/// </remarks>
internal sealed class LearnedPolicy(ReinforceOptions options)
{
    private const int Parts = 8;

    private Memory? _last;

    /// <summary>The policy for a space.</summary>
    public IPolicy For(SearchSpace space, Lessons lessons)
    {
        var left = LeftOut(lessons.All.Length, options.MostLessons(space));
        var settled = lessons.All[left..Math.Max(left, lessons.Settled)];
        var last = _last;
        var (policy, known) = last?.IsBefore(space, settled) == true ? (last.Policy, last.Lessons.Length) : (options.CreatePolicy(space), 0);
        policy = Learn(policy, settled.AsSpan(known));
        _last = new(space, settled, policy);
        return Learn(policy, lessons.All.AsSpan(left + settled.Length));
    }

    // How many lessons come before those that are learned from.
    private static int LeftOut(int lessons, int most)
    {
        var part = Math.Max(1, most / Parts);
        return (Math.Max(0, lessons - most) + part - 1) / part * part;
    }

    // On a copy, since candidates may still be drawn of the policy as it was.
    private static IPolicy Learn(IPolicy policy, ReadOnlySpan<Lesson> lessons)
    {
        if (lessons.IsEmpty)
            return policy;
        var learned = policy.Copy();
        foreach (var lesson in lessons)
            learned.Reinforce(lesson.Genotype, lesson.Advantage);
        return learned;
    }

    private sealed record Memory(SearchSpace Space, Lesson[] Lessons, IPolicy Policy)
    {
        public bool IsBefore(SearchSpace space, Lesson[] lessons) => ReferenceEquals(space, Space) && lessons.AsSpan().StartsWith(Lessons);
    }
}
