using System.Security.Cryptography;
using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;

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
            var manifest = new SearchManifest(NewId(spec.Name), time.GetUtcNow(), spec, dataset);
            if (await repository.CreateAsync(manifest, cancellationToken))
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
        var manifest = new SearchManifest(id, time.GetUtcNow(), spec, dataset);
        return await repository.CreateAsync(manifest, cancellationToken) ? manifest : await repository.ReadManifestAsync(id, cancellationToken);
    }

    /// <summary>An id made of a name and twelve random hexadecimal digits: for when it is chosen before the search is written, so that none may have it by chance.</summary>
    /// <param name="name">The spec's name.</param>
    public static SearchId UniqueId(string name) => NewId(name, randomBytes: 6);

    private static SearchId NewId(string name, int randomBytes = 2)
    {
        // Not from the seed: the same spec may run many times, each under an id of its own.
        var suffix = "-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(randomBytes));
        var stem = name.ToLowerInvariant().TrimStart('-');
        return new SearchId((stem.Length == 0 ? "search" : stem[..Math.Min(stem.Length, 64 - suffix.Length)]) + suffix);
    }
}
