using NasCloud.Cli.Hosting;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Specs;

/// <summary>Makes sure of the data that a search is gone on with, or a trial of it is trained anew on.</summary>
internal static class SearchedData
{
    /// <summary>Reads it and compares it with that of the search: figures of other data would not compare.</summary>
    /// <exception cref="CliException">It is not what it was.</exception>
    /// <exception cref="Core.Datasets.DatasetException">It is missing or damaged.</exception>
    public static async Task RequireAsync(CliHost host, SearchStore store, SearchManifest manifest, CancellationToken cancellationToken)
    {
        if (manifest.Spec.Dataset is not { } spec)
            return;
        var source = await Datasets.Catalog(host, store.Place).OpenAsync(spec, cancellationToken);
        var found = await source.DescribeAsync(cancellationToken);
        if (manifest.Dataset is { } expected && found.Fingerprint != expected.Fingerprint)
            throw new CliException(
                ExitCode.Invalid,
                $"{expected.Name} is not what {manifest.Id} searched on: its fingerprint is {found.Fingerprint}, expected {expected.Fingerprint}. Bring back the data of then, or search again.");
    }
}
