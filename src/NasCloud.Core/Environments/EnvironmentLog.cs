using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Core.Environments;

/// <summary>Keeps what the processes of a search ran on.</summary>
public static class EnvironmentLog
{
    /// <summary>Notes what a process runs on, once. A store that fails loses the note and nothing else.</summary>
    public static async Task NoteAsync(SearchRepository repository, SearchId id, EnvironmentReport environment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(environment);
        try
        {
            await repository.Store.CreateAsync(SearchPaths.Environment(id, environment.Key), environment.ToBytes(), cancellationToken);
        }
        catch (StoreException)
        {
            // Nobody's work waits for it.
        }
    }

    /// <summary>All that processes of a search ran on, each once, drivers first.</summary>
    /// <exception cref="InvalidDataException">A note is damaged.</exception>
    public static async Task<IReadOnlyList<EnvironmentReport>> ReadAsync(SearchRepository repository, SearchId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var reports = new List<EnvironmentReport>();
        await foreach (var path in repository.Store.ListAsync(SearchPaths.Environments(id), cancellationToken))
        {
            if (await repository.ReadJsonAsync<EnvironmentReport>(path, cancellationToken) is { } report)
                reports.Add(report);
        }

        return [.. reports.OrderBy(report => report.Role)];
    }
}
