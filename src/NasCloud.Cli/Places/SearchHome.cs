using NasCloud.Cli.Hosting;
using NasCloud.Cli.Places.Remote;
using NasCloud.Cli.Places.Stored;
using NasCloud.Cli.Serving;
using NasCloud.Core.Datasets;

namespace NasCloud.Cli.Places;

/// <summary>A place where searches are, with all that commands do there. Opening it asks nothing of anybody yet.</summary>
/// <param name="Searches">Looks at them.</param>
/// <param name="Steering">Creates them and says what becomes of them.</param>
/// <param name="Reports">Tells of them as a whole.</param>
/// <param name="Datasets">The data that they can name.</param>
/// <param name="Place">This machine's own folder, which keeps data sets wherever searches are.</param>
/// <param name="Store">The store, where this process works on one; null where a server does.</param>
internal sealed record SearchHome(ISearches Searches, ISearchSteering Steering, ISearchReports Reports, IDatasetDirectory Datasets, StorePlace Place, SearchStore? Store)
{
    /// <summary>Whether a server drives the searches, so that they go on without this process.</summary>
    public bool IsRemote => Store is null;

    /// <summary>A store's searches.</summary>
    public static SearchHome Of(CliHost host, SearchStore store) => new(
        new StoredSearches(host, store),
        new StoredSteering(host, store),
        new StoredReports(host, store),
        new LocalDatasets(Specs.Datasets.Catalog(host, store.Place), tellsPaths: true),
        store.Place,
        store);

    /// <summary>A server's searches.</summary>
    /// <param name="host">The host.</param>
    /// <param name="server">The server.</param>
    /// <param name="isNamed">Whether the command line named it.</param>
    /// <param name="place">This machine's own folder.</param>
    public static SearchHome Of(CliHost host, ServerClient server, bool isNamed, StorePlace place)
    {
        var searches = new RemoteSearches(server, isNamed);
        return new(searches, new RemoteSteering(server, searches, host.Time), new RemoteReports(server), new RemoteDatasets(server), place, Store: null);
    }

    /// <summary>The store, for what no server does.</summary>
    /// <param name="what">What is to be done, as the subject of a sentence.</param>
    /// <param name="instead">What to do instead, as a sentence.</param>
    /// <exception cref="CliException">There is none here.</exception>
    public SearchStore RequireStore(string what, string instead) =>
        Store ?? throw new CliException(ExitCode.Invalid, $"{what} can't be done at {Searches.Name}: its API has no way to. {instead}");
}
