using System.Text;

namespace NasCloud.Core.Searches.Reports;

/// <summary>What trainers told of a trial, as programs get it.</summary>
/// <param name="Trial">The trial's number.</param>
/// <param name="Attempts">The logs there are, in the order of the attempts; none where there was nothing to tell.</param>
public sealed record TrialLogReport(int Trial, IReadOnlyList<AttemptLogReport> Attempts)
{
    /// <summary>Reads the logs of a trial.</summary>
    /// <param name="repository">The store.</param>
    /// <param name="id">The search.</param>
    /// <param name="trial">The trial's number.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async Task<TrialLogReport> ReadAsync(SearchRepository repository, SearchId id, int trial, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var attempts = new List<AttemptLogReport>();
        await foreach (var path in repository.Store.ListAsync(SearchPaths.Logs(id, trial), cancellationToken))
        {
            if (SearchPaths.AttemptOfLog(path) is { } attempt && await repository.Store.ReadAsync(path, cancellationToken) is { } stored)
                attempts.Add(new AttemptLogReport(attempt, Encoding.UTF8.GetString(stored.Content.Span)));
        }

        return new TrialLogReport(trial, attempts);
    }
}
