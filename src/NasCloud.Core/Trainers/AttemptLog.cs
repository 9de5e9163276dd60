using NasCloud.Core.Searches;

namespace NasCloud.Core.Trainers;

/// <summary>The attempts at one trial, or at one training of it anew; written only by the holder of its claim, and by who saw the holder die.</summary>
internal sealed class AttemptLog
{
    private readonly SearchRepository _repository;
    private readonly string _folder;
    private readonly List<TrialAttempt> _attempts;

    private AttemptLog(SearchRepository repository, string folder, List<TrialAttempt> attempts)
    {
        _repository = repository;
        _folder = folder;
        _attempts = attempts;
    }

    /// <summary>Attempts so far, the running one included.</summary>
    public int Count => _attempts.Count;

    /// <summary>Seconds spent by the attempts that reported them.</summary>
    public double Seconds => _attempts.Sum(attempt => attempt.Seconds ?? 0);

    /// <summary>The last attempt that counts, or null.</summary>
    public TrialAttempt? LastFailed => _attempts.LastOrDefault(attempt => !attempt.GivenBack);

    /// <summary>Reads the attempts so far.</summary>
    /// <param name="repository">The store.</param>
    /// <param name="folder">Where they are.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async Task<AttemptLog> OpenAsync(SearchRepository repository, string folder, CancellationToken cancellationToken) =>
        new(repository, folder, [.. await repository.ReadAttemptsAsync(folder, cancellationToken)]);

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
        _repository.ReplaceJsonAsync(SearchPaths.Attempt(_folder, _attempts.Count), _attempts[^1], cancellationToken);
}
