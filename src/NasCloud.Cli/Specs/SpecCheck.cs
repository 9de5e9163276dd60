using NasCloud.Cli.Hosting;
using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Specs;
using NasCloud.Core.Trials.Table;

namespace NasCloud.Cli.Specs;

/// <summary>Finds what is wrong with a spec that only its data, its table and its space together tell, before anything starts.</summary>
internal static class SpecCheck
{
    /// <summary>Opens and describes the data, looks for the table, and makes the space, the strategy and the scheduler.</summary>
    /// <returns>The data; null when a table stands in for training.</returns>
    /// <exception cref="CliException">The table is missing or damaged, this build can't compute where it should, or the parts don't fit together.</exception>
    /// <exception cref="DatasetException">The data is missing, corrupt, truncated, mislabelled or empty.</exception>
    public static async Task<DatasetInfo?> RunAsync(CliHost host, StorePlace place, SearchSpec spec, CancellationToken cancellationToken)
    {
        CheckTable(spec.Estimator);
        DeviceCheck.Run(spec, DeviceCheck.BackendOfThisBuild);
        var dataset = spec.Dataset is { } wanted ? await DescribeAsync(host, place, wanted, cancellationToken) : null;
        Compose(spec, dataset, host.Time);
        return dataset;
    }

    /// <summary>Makes the parts of a search as it will use them.</summary>
    /// <exception cref="CliException">They don't fit together.</exception>
    public static SearchComponents Compose(SearchSpec spec, DatasetInfo? dataset, TimeProvider time)
    {
        try
        {
            return SearchComponents.Create(new SearchManifest(new SearchId("check"), time.GetUtcNow(), spec, dataset));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidArchitectureException)
        {
            throw new CliException(ExitCode.Invalid, $"space {spec.Space.Name} does not fit the data: {exception.Message}");
        }
    }

    private static async Task<DatasetInfo> DescribeAsync(CliHost host, StorePlace place, DatasetSpec spec, CancellationToken cancellationToken)
    {
        var source = await Datasets.Catalog(host, place).OpenAsync(spec, cancellationToken);
        return await source.DescribeAsync(cancellationToken);
    }

    private static void CheckTable(ComponentSpec estimator)
    {
        if (estimator.Name != TableEstimator.Name)
            return;
        var path = estimator.Parameters.Text(EstimatorNames.TablePath);
        if (!File.Exists(path))
            throw new CliException(ExitCode.Invalid, $"estimator.path is {path}: there is no such file. A relative path is relative to the spec; see examples/README.md for where the table comes from.");
        try
        {
            TableEstimator.Check(estimator.Parameters);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.Invalid, $"estimator: {exception.Message}");
        }
    }
}
