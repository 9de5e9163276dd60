using NasCloud.Core.Datasets;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Specs;
using NasCloud.Core.Trials;

namespace NasCloud.Training.Datasets.Archives;

/// <summary>Sees that a trainer's machine has the data of a search, the very data that the search was created with.</summary>
/// <param name="catalog">Where data is looked for.</param>
/// <param name="archive">Where it is fetched from.</param>
/// <param name="folder">Where it is fetched to: a folder of the catalog's.</param>
public sealed class DatasetProvision(DatasetCatalog catalog, DatasetArchive archive, string folder)
{
    /// <summary>Fetches the data unless it is there, and checks it once; what was fetched before and is damaged is fetched again.</summary>
    /// <param name="spec">What the search asks for.</param>
    /// <param name="expected">What it was created with.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <exception cref="TrainerFaultException">It can't be had, or is not the same.</exception>
    /// <exception cref="StoreException">The store failed.</exception>
    public async Task EnsureAsync(DatasetSpec spec, DatasetInfo expected, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(expected);
        try
        {
            await CheckOrFetchAsync(spec, expected, cancellationToken);
        }
        catch (Exception exception) when (exception is DatasetException or IOException or UnauthorizedAccessException)
        {
            throw new TrainerFaultException(exception.Message, exception);
        }
    }

    private async Task CheckOrFetchAsync(DatasetSpec spec, DatasetInfo expected, CancellationToken cancellationToken)
    {
        try
        {
            await CheckAsync(spec, expected, cancellationToken);
        }
        catch (Exception exception) when (IsOfData(exception) && spec.Path is null && MayFetch(spec))
        {
            if (await FetchAsync(spec, cancellationToken))
                await CheckAsync(spec, expected, cancellationToken);
            else if (exception is TrainerFaultException)
                throw;
            else
                throw new DatasetException(spec.Name, $"the store has no such data set: upload it with `nascloud dataset upload {spec.Name}`");
        }
    }

    private async Task CheckAsync(DatasetSpec spec, DatasetInfo expected, CancellationToken cancellationToken)
    {
        var source = await catalog.OpenAsync(spec, cancellationToken);
        var found = await source.DescribeAsync(cancellationToken);
        if (found.Fingerprint != expected.Fingerprint)
            throw new TrainerFaultException($"{spec.Name}: the data is not what the search was created with: its fingerprint is {found.Fingerprint}, expected {expected.Fingerprint}. Upload the data of then, or create the search again.");
    }

    // Only what was fetched into it: what the user put there is the user's.
    private bool MayFetch(DatasetSpec spec) => !Directory.Exists(FolderOf(spec)) || DatasetArchive.HasFetched(FolderOf(spec));

    private Task<bool> FetchAsync(DatasetSpec spec, CancellationToken cancellationToken)
    {
        DatasetArchive.Discard(FolderOf(spec));
        return archive.DownloadAsync(spec.Name, FolderOf(spec), cancellationToken);
    }

    private string FolderOf(DatasetSpec spec) => Path.Combine(folder, spec.Name);

    private static bool IsOfData(Exception exception) =>
        exception is DatasetException or TrainerFaultException or IOException or UnauthorizedAccessException;
}
