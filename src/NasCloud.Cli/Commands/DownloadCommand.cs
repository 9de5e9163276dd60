using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud download ID</c>: the files of a search's result, from wherever it is kept.</summary>
internal static class DownloadCommand
{
    public static Command Create(CliHost host)
    {
        var id = CommonOptions.SearchId();
        var to = new Option<string?>("--to") { Description = "The folder to write to (default: the search's id)", HelpName = "DIR" };
        var command = new ExampledCommand("download", "Write the files of a search's result to a folder: the winner's network, weights and curve.")
        {
            Examples =
            [
                ("nascloud download quickstart-7f3a --to winner", "from the folder of searches"),
                ("nascloud download quickstart-7f3a --storage https://ACCOUNT.blob.core.windows.net/nascloud", "from Azure storage"),
            ],
        };
        command.Arguments.Add(id);
        command.Options.Add(to);
        var store = StoreOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = store.Open(host, parsed);
            var search = await opened.FindAsync(parsed.GetValue(id)!, cancellationToken);
            return await RunAsync(host, opened, search, Path.GetFullPath(parsed.GetValue(to) ?? search.Value, host.WorkingFolder), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, SearchStore store, SearchId id, string folder, CancellationToken cancellationToken)
    {
        var paths = await store.Repository.Store.ListAsync(SearchPaths.Result(id), cancellationToken).ToListAsync(cancellationToken);
        if (paths.Count == 0)
            throw new CliException(ExitCode.NotFound, $"{id} has no result yet: it has when it ends. '{store.Place.PlaceOf(id).Show}' tells where it stands.");
        Directory.CreateDirectory(folder);
        foreach (var path in paths)
            await WriteAsync(store, path, Path.Combine(folder, path[(SearchPaths.Result(id).Length + 1)..]), cancellationToken);
        host.Output.WriteLine(folder);
        return ExitCode.Success;
    }

    private static async Task WriteAsync(SearchStore store, string path, string file, CancellationToken cancellationToken)
    {
        await using var content = await store.Repository.Store.OpenReadAsync(path, cancellationToken);
        if (content is null)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var target = File.Create(file);
        await content.CopyToAsync(target, cancellationToken);
    }
}
