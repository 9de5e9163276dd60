using System.Diagnostics;
using NasCloud.Core.Searches;
using NasCloud.Local.Storage;
using NasCloud.Testing.Searches;

namespace NasCloud.Dashboard.Tests;

/// <summary>`nascloud serve` as a process of its own, over a folder.</summary>
internal sealed class ServedStore : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private ServedStore(Process process, string folder, Uri url)
    {
        _process = process;
        _folder = folder;
        Url = url;
    }

    /// <summary>What it serves, to add to while it runs.</summary>
    public SearchRepository Repository => RepositoryIn(_folder);

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>A table of all cells, for searches that cost nothing.</summary>
    public string Table => Path.Combine(_folder, "table.csv");

    /// <summary>Starts a server.</summary>
    /// <param name="fill">Writes what the store should hold before.</param>
    /// <param name="key">What callers must show; null for nothing.</param>
    public static async Task<ServedStore> StartAsync(Func<SearchRepository, Task>? fill = null, string? key = null)
    {
        var folder = Directory.CreateTempSubdirectory("nascloud-dashboard-").FullName;
        TestSearch.WriteTable(Path.Combine(folder, "table.csv"));
        if (fill is not null)
            await fill(RepositoryIn(folder));
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "nascloud.dll"), "serve", "--port", "0", "--store", StoreIn(folder), "--resume", "false", "--at-once", "4" })
            start.ArgumentList.Add(argument);
        start.Environment["NASCLOUD_DEVICE_HOUR_PRICE"] = "0.53";
        if (key is not null)
            start.Environment["NASCLOUD_API_KEY"] = key;
        var process = Process.Start(start)!;
        return new ServedStore(process, folder, await UrlAsync(process));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static SearchRepository RepositoryIn(string folder) => new(new FileObjectStore(StoreIn(folder), TimeProvider.System));

    private static string StoreIn(string folder) => Path.Combine(folder, "store");

    // 'listening at http://127.0.0.1:7070/api, ...'
    private static async Task<Uri> UrlAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("listening at ", StringComparison.Ordinal))
                return new Uri(new Uri(line.Split(' ')[2].TrimEnd(',')), "/");
        }

        throw new InvalidOperationException("nascloud serve ended before it listened.");
    }
}
