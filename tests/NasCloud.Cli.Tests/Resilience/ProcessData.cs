using NasCloud.Testing.Datasets;

namespace NasCloud.Cli.Tests.Resilience;

/// <summary>The folder of data that processes are told of, with <see cref="BarImages"/> in it; gone with the last test.</summary>
public sealed class ProcessData : IDisposable
{
    private static readonly Lazy<string> Written = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("nascloud-data-").FullName;
        BarImages.Write(folder);
        return folder;
    });

    public static string Folder => Written.Value;

    public void Dispose()
    {
        if (Written.IsValueCreated)
            Directory.Delete(Folder, recursive: true);
    }
}
