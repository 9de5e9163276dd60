using NasCloud.Core.Searches;

namespace NasCloud.Core.Trainers;

/// <summary>The attempts at one trial; written only by the holder of its claim.</summary>
internal sealed class AttemptLog
{
    private readonly SearchRepository _repository;
    private readonly SearchId _id;
    private readonly int _trial;
    private readonly List<TrialAttempt> _attempts;

    private AttemptLog(SearchRepository repository, SearchId id, int trial, List<TrialAttempt> attempts)
    {
        _repository = repository;
        _id = id;
        _trial = trial;
        _attempts = attempts;
    }

    /// <summary>Attempts so far, the running one included.</summary>
    public int Count => _attempts.Count;

    /// <summary>Seconds spent by the attempts that reported them.</summary>
    public double Seconds => _attempts.Sum(attempt => attempt.Seconds ?? 0);

    /// <summary>The last attempt that counts, or null.</summary>
    public TrialAttempt? LastFailed => _attempts.LastOrDefault(attempt => !attempt.GivenBack);

    public static async Task<AttemptLog> OpenAsync(SearchRepository repository, SearchId id, int trial, CancellationToken cancellationToken) =>
        new(repository, id, trial, [.. await repository.ReadAttemptsAsync(id, trial, cancellationToken)]);

    /// <summary>
    /// How many attempts in a row failed without getting any further than <paramref name="epoch"/>. Those that were given
    /// back don't count, nor do those lost together with the session that made them.
    /// </summary>
    public int WithoutProgress(int epoch, string? session) =>
        _attempts.AsEnumerable().Reverse()
            .TakeWhile(attempt => attempt.FromEpoch == epoch)
            .Count(attempt => !attempt.GivenBack && (attempt.Error is not null || attempt.Session == session));

    public Task BeginAsync(TrialAttempt attempt, CancellationToken cancellationToken)
    {
        _attempts.Add(attempt);
        return WriteLastAsync(cancellationToken);
    }

    public Task EndAsync(Func<TrialAttempt, TrialAttempt> change, CancellationToken cancellationToken)
    {
        _attempts[^1] = change(_attempts[^1]);
        return WriteLastAsync(cancellationToken);
    }

    private Task WriteLastAsync(CancellationToken cancellationToken) =>
        _repository.ReplaceJsonAsync(SearchPaths.Attempt(_id, _trial, _attempts.Count), _attempts[^1], cancellationToken);
}
