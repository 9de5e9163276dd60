using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Resilience;
using NasCloud.Core.Searches;
using NasCloud.Local.Storage;

namespace NasCloud.Cli.Tests.Commands;

/// <summary>A search that a process of its own ran to its end.</summary>
/// <param name="Repository">The store it was run in.</param>
/// <param name="Search">How it stands.</param>
/// <param name="Output">What was printed.</param>
internal sealed record EndedSearch(SearchRepository Repository, SearchSnapshot Search, string Output)
{
    /// <summary>Runs a search in a folder that has no other; fails unless it succeeds.</summary>
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
        var repository = new SearchRepository(new FileObjectStore(folder, TimeProvider.System));
        using var observer = await SearchObserver.OpenAsync(repository, await repository.ListAsync(cancellationToken).SingleAsync(cancellationToken), TimeProvider.System, cancellationToken);
        return new(repository, await observer.LookAsync(cancellationToken), process.Output);
    }
}
