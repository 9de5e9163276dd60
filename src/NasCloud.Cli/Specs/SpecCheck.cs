using NasCloud.Cli.Hosting;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Specs;
using NasCloud.Core.Trials.Table;

namespace NasCloud.Cli.Specs;

/// <summary>Finds what is wrong with a spec that only its data, its table and its space together tell, before anything starts.</summary>
internal static class SpecCheck
{
    /// <summary>Opens and describes the data, looks for the table, and makes the space, the strategy and the scheduler.</summary>
    /// <returns>The data; null when a table stands in for training.</returns>
    /// <exception cref="SpecProblemException">The table is missing or damaged, this build can't compute where it should, or the parts don't fit together.</exception>
    /// <exception cref="DatasetException">The data is missing, corrupt, truncated, mislabelled or empty.</exception>
    public static Task<DatasetInfo?> RunAsync(CliHost host, StorePlace place, SearchSpec spec, CancellationToken cancellationToken) =>
        RunAsync(spec, async wanted => await DescribeAsync(host, place, wanted, cancellationToken));

    /// <summary>The same, where the data was described before.</summary>
    public static Task<DatasetInfo?> RunAsync(SearchSpec spec, DatasetInfo dataset) => RunAsync(spec, _ => Task.FromResult(dataset));

    /// <summary>Opens data and describes it.</summary>
    /// <exception cref="DatasetException">It is missing, corrupt, truncated, mislabelled or empty.</exception>
    public static async Task<DatasetInfo> DescribeAsync(CliHost host, StorePlace place, DatasetSpec spec, CancellationToken cancellationToken)
    {
        var source = await Datasets.Catalog(host, place).OpenAsync(spec, cancellationToken);
        return await source.DescribeAsync(cancellationToken);
    }

    private static async Task<DatasetInfo?> RunAsync(SearchSpec spec, Func<DatasetSpec, Task<DatasetInfo>> describe)
    {
        Require(TableEstimator.FindProblem(spec.Estimator));
        Require(DeviceCheck.FindProblem(spec, DeviceCheck.BackendOfThisBuild));
        var dataset = spec.Dataset is { } wanted ? await describe(wanted) : null;
        Compose(spec, dataset);
        return dataset;
    }

    /// <summary>Makes the parts of a search as it will use them.</summary>
    /// <exception cref="SpecProblemException">They don't fit together.</exception>
    public static SearchComponents Compose(SearchSpec spec, DatasetInfo? dataset)
    {
        var (components, error) = SearchComponents.TryCreate(spec, dataset);
        Require(error);
        return components!;
    }

    /// <summary>Lets through what has no problem.</summary>
    /// <exception cref="SpecProblemException">There is one.</exception>
    public static void Require(SpecError? error)
    {
        if (error is not null)
            throw new SpecProblemException(error);
    }
}
