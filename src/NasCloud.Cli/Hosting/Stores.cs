using NasCloud.Azure.Identity;
using NasCloud.Azure.Storage;
using NasCloud.Core.Searches.Ports;
using NasCloud.Local.Storage;

namespace NasCloud.Cli.Hosting;

/// <summary>Opens stores: files on this machine, or blobs in Azure.</summary>
internal static class Stores
{
    /// <exception cref="CliException">The connection string is not valid.</exception>
    public static IObjectStore Open(StorePlace place) =>
        place.Storage is { } address ? OpenBlobs(address) : new FileObjectStore(place.Folder, TimeProvider.System);

    private static BlobObjectStore OpenBlobs(StorageAddress address)
    {
        try
        {
            return new BlobObjectStore(BlobContainers.Open(address, AzureIdentity.FromEnvironment(Environment.GetEnvironmentVariable)));
        }
        catch (FormatException exception)
        {
            throw new CliException(ExitCode.Invalid, exception.Message);
        }
    }
}
