using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Cli.Tests.Resilience;
using NasCloud.Core.Searches;
using NasCloud.Local.Storage;
using NasCloud.Training.Datasets;

namespace NasCloud.Cli.Tests.Commands;

/// <summary>A search that ran to its end.</summary>
/// <param name="Repository">The store it was run in.</param>
/// <param name="Search">How it stands.</param>
/// <param name="Output">What was printed.</param>
internal sealed record EndedSearch(SearchRepository Repository, SearchSnapshot Search, string Output)
{
    /// <summary>Runs a search with a trainer in this process, in a folder that has no other; fails unless it succeeds.</summary>
    public static async Task<EndedSearch> RunHereAsync(string spec, string folder, CancellationToken cancellationToken)
    {
        using var host = new TestHost { Drivers = store => new InProcessDriver(store, new DatasetCatalog(ProcessData.Folder)) };
        host.Variables[DatasetCatalog.SharedFolderVariable] = ProcessData.Folder;
        Assert.True(await host.RunAsync("search", host.WriteSpec(spec), "--store", folder, "--plain") == ExitCode.Success, host.Errors + host.Output);
        return await ReadAsync(folder, host.Output, cancellationToken);
    }

    /// <summary>Runs a search in processes of its own, in a folder that has no other; fails unless it succeeds.</summary>
    public static async Task<EndedSearch> RunAsync(string spec, string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "spec.json");
        await File.WriteAllTextAsync(path, spec, cancellationToken);
        await using var process = NasCloudProcess.Start("search", path, "--store", folder, "--plain");
        return await OfAsync(process, folder, cancellationToken);
    }

    /// <summary>Waits for a process that runs the one search of a folder; fails unless it succeeds.</summary>
    public static async Task<EndedSearch> OfAsync(NasCloudProcess process, string folder, CancellationToken cancellationToken)
    {
        Assert.True(await process.ExitAsync(cancellationToken) == ExitCode.Success, process.Output);
        return await ReadAsync(folder, process.Output, cancellationToken);
    }

    private static async Task<EndedSearch> ReadAsync(string folder, string output, CancellationToken cancellationToken)
    {
        var repository = new SearchRepository(new FileObjectStore(folder, TimeProvider.System));
        using var observer = await SearchObserver.OpenAsync(repository, await repository.ListAsync(cancellationToken).SingleAsync(cancellationToken), TimeProvider.System, cancellationToken);
        return new(repository, await observer.LookAsync(cancellationToken), output);
    }
}
