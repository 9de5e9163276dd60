using System.Collections.Immutable;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Local.Storage;

namespace NasCloud.Benchmarks.Searches;

/// <summary>What a search left in its store.</summary>
internal sealed record SearchRecord(SearchManifest Manifest, ImmutableArray<LedgerEntry> Entries)
{
    /// <summary>Seconds from the first session's start to the last score.</summary>
    public double Seconds => (Entries.OfType<TrialEnded>().Last().At - Entries.OfType<SessionStarted>().First().At).TotalSeconds;

    /// <exception cref="SearchNotFoundException">There is no such search.</exception>
    public static Task<SearchRecord> ReadAsync(string store, SearchId id, CancellationToken cancellationToken) =>
        ReadAsync(Open(store), id, cancellationToken);

    /// <summary>Reads the search of a store that holds no other.</summary>
    public static async Task<SearchRecord> ReadOnlyOneAsync(string store, CancellationToken cancellationToken)
    {
        var repository = Open(store);
        return await ReadAsync(repository, await repository.ListAsync(cancellationToken).SingleAsync(cancellationToken), cancellationToken);
    }

    private static async Task<SearchRecord> ReadAsync(SearchRepository repository, SearchId id, CancellationToken cancellationToken)
    {
        var manifest = await repository.ReadManifestAsync(id, cancellationToken);
        var ledger = await repository.Store.ReadLogAsync(SearchPaths.Ledger(id), 0, cancellationToken);
        return new(manifest, [.. LedgerJson.Read(SearchPaths.Ledger(manifest.Id), ledger)]);
    }

    private static SearchRepository Open(string store) => new(new FileObjectStore(store, TimeProvider.System));
}
