namespace NasCloud.Core.Searches.Planning;

/// <summary>A batch's candidates in their order, of which some trials can't use what others can.</summary>
internal sealed class CandidateQueue(IEnumerator<Candidate> next)
{
    private readonly List<Candidate> _passed = [];

    /// <summary>Takes the first that is usable; null where there is none. Who is passed over stays for later trials.</summary>
    public Candidate? Take(Func<Candidate, bool> isUsable)
    {
        if (_passed.Find(candidate => isUsable(candidate)) is { } earlier)
        {
            _passed.Remove(earlier);
            return earlier;
        }

        while (next.MoveNext())
        {
            if (isUsable(next.Current))
                return next.Current;
            _passed.Add(next.Current);
        }

        return null;
    }
}
