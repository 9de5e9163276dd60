using NasCloud.Core.Searches;

namespace NasCloud.Cli.Hosting;

/// <summary>The store that a command works on.</summary>
internal sealed class SearchStore
{
    /// <summary>The environment variable that names the store's folder.</summary>
    public const string FolderVariable = "NASCLOUD_STORE";

    /// <summary>The store's folder unless told otherwise, in the working folder.</summary>
    public const string DefaultFolder = ".nascloud";

    private readonly string? _option;

    private SearchStore(string folder, string? option, SearchRepository repository)
    {
        Folder = folder;
        _option = option;
        Repository = repository;
    }

    /// <summary>The store's folder, absolute.</summary>
    public string Folder { get; }

    public SearchRepository Repository { get; }

    /// <summary>Opens the store that <c>--store</c> names, else the environment, else the default.</summary>
    public static SearchStore Open(CliHost host, string? option)
    {
        var name = option ?? host.Variable(FolderVariable);
        var folder = Path.GetFullPath(string.IsNullOrEmpty(name) ? DefaultFolder : name, host.WorkingFolder);
        return new SearchStore(folder, option, new SearchRepository(host.OpenStore(folder)));
    }

    /// <summary>Where one search lies.</summary>
    public SearchPlace PlaceOf(SearchId id) => new(
        Path.Combine(Folder, SearchPaths.Folder(id)), Path.Combine(Folder, SearchPaths.Result(id)), CommandLine("show", id), CommandLine("resume", id));

    /// <summary>Where downloaded data sets lie.</summary>
    public string DatasetFolder => Path.Combine(Folder, "datasets");

    private string CommandLine(string command, SearchId id) =>
        _option is null ? $"nascloud {command} {id}" : $"nascloud {command} {id} --store {_option}";

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
            [] => throw new CliException(ExitCode.NotFound, $"There is no search '{text}' in {Folder}. 'nascloud list' shows those there are."),
            _ => throw new CliException(ExitCode.NotFound, $"'{text}' is the beginning of {matches.Count} searches: {string.Join(", ", matches.Take(5))}. Type more of it."),
        };
    }

    /// <summary>Whether a search stands as if it went on while no process drives it, since the one that did died.</summary>
    public async Task<bool> IsInterruptedAsync(SearchSnapshot snapshot, CancellationToken cancellationToken) =>
        snapshot.Status.State is SearchState.Searching or SearchState.Finishing
        && !await IsDrivenAsync(snapshot.Manifest.Id, cancellationToken);

    /// <summary>Whether some process drives a search at this moment.</summary>
    public async Task<bool> IsDrivenAsync(SearchId id, CancellationToken cancellationToken)
    {
        await using var lease = await Repository.Store.TryLeaseAsync(SearchPaths.Manifest(id), TimeSpan.FromSeconds(15), cancellationToken);
        return lease is null;
    }
}
