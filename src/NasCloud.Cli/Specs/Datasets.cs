using NasCloud.Cli.Hosting;
using NasCloud.Training.Datasets;

namespace NasCloud.Cli.Specs;

/// <summary>Where this host finds data sets.</summary>
internal static class Datasets
{
    public static DatasetCatalog Catalog(CliHost host, StorePlace place) =>
        new(host.Variable(DatasetCatalog.SharedFolderVariable), place.DatasetFolder);
}
