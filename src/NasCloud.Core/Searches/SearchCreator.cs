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

    private static SearchId NewId(string name)
    {
        // Not from the seed: the same spec may run many times, each under an id of its own.
        var suffix = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(2));
        return new SearchId($"{name.ToLowerInvariant()[..Math.Min(name.Length, 59)]}-{suffix}");
    }
}
