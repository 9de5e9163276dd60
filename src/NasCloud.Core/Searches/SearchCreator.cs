using System.Security.Cryptography;
using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;
using NasCloud.Core.Telemetry;

namespace NasCloud.Core.Searches;

/// <summary>Turns a spec into a search in the store.</summary>
public sealed class SearchCreator(SearchRepository repository, TimeProvider time)
{
    /// <summary>Writes a search under a new id made of the spec's name and four random hexadecimal digits.</summary>
    /// <param name="spec">A valid spec, paths made absolute.</param>
    /// <param name="dataset">The data as they were found; null when a table stands in for training.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<SearchManifest> CreateAsync(SearchSpec spec, DatasetInfo? dataset, CancellationToken cancellationToken)
    {
        while (true)
        {
            var id = NewId(spec.Name);
            if (await TryCreateAsync(id, spec, dataset, cancellationToken) is { } manifest)
                return manifest;
        }
    }

    /// <summary>Writes a search under an id of the caller's; a repeated call finds what the first one wrote.</summary>
    /// <param name="id">An id that no other search can have, such as one of <see cref="UniqueId"/>.</param>
    /// <param name="spec">A valid spec, paths made absolute.</param>
    /// <param name="dataset">The data as they were found; null when a table stands in for training.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The search as it stands in the store.</returns>
    public async Task<SearchManifest> CreateAsync(SearchId id, SearchSpec spec, DatasetInfo? dataset, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return await TryCreateAsync(id, spec, dataset, cancellationToken) ?? await repository.ReadManifestAsync(id, cancellationToken);
    }

    /// <summary>An id made of a name and twelve random hexadecimal digits: for when it is chosen before the search is written, so that none may have it by chance.</summary>
    /// <param name="name">The spec's name.</param>
    public static SearchId UniqueId(string name) => NewId(name, randomBytes: 6);

    private async Task<SearchManifest?> TryCreateAsync(SearchId id, SearchSpec spec, DatasetInfo? dataset, CancellationToken cancellationToken)
    {
        using var span = SearchTrace.StartRoot(id, spec.Name);
        var manifest = new SearchManifest(id, time.GetUtcNow(), spec, dataset) { TraceParent = span?.Id };
        if (await repository.CreateAsync(manifest, cancellationToken))
            return manifest;
        // The root of the trace is the span of the call that wrote the search.
        SearchTrace.Discard(span);
        return null;
    }

    private static SearchId NewId(string name, int randomBytes = 2)
    {
        // Not from the seed: the same spec may run many times, each under an id of its own.
        var suffix = "-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(randomBytes));
        var stem = name.ToLowerInvariant().TrimStart('-');
        return new SearchId((stem.Length == 0 ? "search" : stem[..Math.Min(stem.Length, 64 - suffix.Length)]) + suffix);
    }
}
