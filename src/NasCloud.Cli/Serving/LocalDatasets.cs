using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;
using NasCloud.Training.Datasets;

namespace NasCloud.Cli.Serving;

/// <summary>The data sets of this machine.</summary>
/// <param name="catalog">Where they are.</param>
/// <param name="tellsPaths">Whether callers may learn where: those that may name paths themselves.</param>
internal sealed class LocalDatasets(DatasetCatalog catalog, bool tellsPaths) : IDatasetDirectory
{
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => Task.Run(() => catalog.Names, cancellationToken);

    public async Task<DatasetInfo> DescribeAsync(DatasetSpec spec, CancellationToken cancellationToken)
    {
        if (!tellsPaths && await FindUnknownAsync(spec, cancellationToken) is { } unknown)
            throw unknown;
        try
        {
            var source = await catalog.OpenAsync(spec, cancellationToken);
            return await source.DescribeAsync(cancellationToken);
        }
        catch (DatasetException exception) when (!tellsPaths)
        {
            throw new DatasetException(spec.Name, $"it can't be trained on: `nascloud dataset info {spec.Name}` on the server's machine tells why", exception);
        }
    }

    private async Task<DatasetException?> FindUnknownAsync(DatasetSpec spec, CancellationToken cancellationToken)
    {
        var names = await ListAsync(cancellationToken);
        return names.Contains(spec.Name) ? null : new DatasetException(spec.Name, $"there is no such data set on the server: expected one of {string.Join(", ", names)}");
    }
}
