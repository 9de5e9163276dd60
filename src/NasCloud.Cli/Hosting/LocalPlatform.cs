using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Local.Storage;

namespace NasCloud.Cli.Hosting;

/// <summary>This machine as the platform that searches run on.</summary>
internal static class LocalPlatform
{
    public static IObjectStore OpenStore(string folder) => new FileObjectStore(folder, TimeProvider.System);

    public static ISearchDriver CreateDriver(string folder, TimeProvider time) =>
        new LocalSearchDriver(new SearchRepository(OpenStore(folder)), folder, time);
}
