using NasCloud.Core.Searches;
using NasCloud.Core.Specs.Validation;

namespace NasCloud.Cli.Hosting;

/// <summary>The store that a command works on.</summary>
internal sealed class SearchStore(CliHost host, StorePlace place)
{
    /// <summary>Where it is.</summary>
    public StorePlace Place { get; } = place;

    public SearchRepository Repository { get; } = new(host.OpenStore(place));

    /// <summary>The search of an id, or of the only id that begins so.</summary>
    /// <exception cref="CliException">There is none, or there are several.</exception>
    public async Task<SearchId> FindAsync(string text, CancellationToken cancellationToken)
    {
        var ids = await Repository.ListAsync(cancellationToken).ToListAsync(cancellationToken);
        var matches = ids.Where(id => id.Value == text).ToList();
        if (matches.Count == 0)
            matches = [.. ids.Where(id => id.Value.StartsWith(text, StringComparison.Ordinal))];
        return matches switch
        {
            [var only] => only,
            [] => throw new CliException(ExitCode.NotFound, $"There is no search '{text}' in {Place}{Ending(text, ids)} 'nascloud list' shows those there are."),
            _ => throw new CliException(ExitCode.NotFound, $"'{text}' is the beginning of {matches.Count} searches: {string.Join(", ", matches.Take(5))}. Type more of it."),
        };
    }

    /// <summary>A search as it stands now.</summary>
    /// <exception cref="SearchNotFoundException">There is no such search.</exception>
    public async Task<SearchSnapshot> LookAsync(SearchId id, CancellationToken cancellationToken)
    {
        using var observer = await SearchObserver.OpenAsync(Repository, id, host.Time, cancellationToken);
        return await observer.LookAsync(cancellationToken);
    }

    private static string Ending(string text, List<SearchId> ids) =>
        Suggestions.Hint(text, ids.SelectMany(Names).Distinct()) is { Length: > 0 } hint ? hint : ".";

    // What may be typed of an id: all of it, or its search's name.
    private static IEnumerable<string> Names(SearchId id) => id.Value.LastIndexOf('-') is > 0 and var end ? [id.Value, id.Value[..end]] : [id.Value];

    /// <summary>Whether a search stands as if it went on while no process drives it, since the one that did died.</summary>
    public async Task<bool> IsInterruptedAsync(SearchSnapshot snapshot, CancellationToken cancellationToken) =>
        snapshot.Status.State.IsRunning()
        && !await IsDrivenAsync(snapshot.Manifest.Id, cancellationToken);

    /// <summary>Whether some process drives a search at this moment.</summary>
    public async Task<bool> IsDrivenAsync(SearchId id, CancellationToken cancellationToken)
    {
        await using var lease = await Repository.Store.TryLeaseAsync(SearchPaths.Manifest(id), TimeSpan.FromSeconds(15), cancellationToken);
        return lease is null;
    }
}
