using NasCloud.Azure.Datasets;
using NasCloud.Azure.Identity;
using NasCloud.Cli.Hosting;
using NasCloud.Training.Datasets;
using NasCloud.Training.Datasets.Downloads;

namespace NasCloud.Cli.Specs;

/// <summary>Where this host finds data sets.</summary>
internal static class Datasets
{
    // One for the process, as its connections are; it opens none until it is asked.
    private static readonly HttpClient Http = new();

    public static DatasetCatalog Catalog(CliHost host, StorePlace place) =>
        new(host.Variable(DatasetCatalog.SharedFolderVariable), place.DatasetFolder, new RemoteFiles(Http, place.DatasetFolder, host.Time, new BlobData(AzureIdentity.FromEnvironment(host.Variable), place.Storage)));
}
