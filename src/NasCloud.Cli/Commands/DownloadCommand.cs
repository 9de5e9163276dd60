using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud download ID</c>: the files of a search's result, or of a trial that was trained anew, from wherever they are kept.</summary>
internal static class DownloadCommand
{
    public static Command Create(CliHost host)
    {
        var id = CommonOptions.SearchId();
        var trial = new Option<int?>("--trial") { Description = "A trial that 'retrain' trained anew, instead of the result", HelpName = "N" };
        var to = new Option<string?>("--to") { Description = "The folder to write to (default: the search's id, and the trial where one is named)", HelpName = "DIR" };
        var command = new ExampledCommand("download", "Write the files of a search's result to a folder: the winner's network, weights and curve.")
        {
            Examples =
            [
                ("nascloud download quickstart-7f3a --to winner", "from the folder of searches"),
                ("nascloud download quickstart-7f3a --trial 12", "quickstart-7f3a-trial-12, with a folder for each seed that it was trained anew with"),
                ("nascloud download quickstart-7f3a --storage https://ACCOUNT.blob.core.windows.net/nascloud", "from Azure storage"),
            ],
        };
        command.Arguments.Add(id);
        command.Options.Add(trial);
        command.Options.Add(to);
        var store = StoreOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = store.Open(host, parsed);
            var search = await opened.FindAsync(parsed.GetValue(id)!, cancellationToken);
            var number = parsed.GetValue(trial);
            var name = number is null ? search.Value : FormattableString.Invariant($"{search}-trial-{number}");
            return await RunAsync(host, opened, search, number, Path.GetFullPath(parsed.GetValue(to) ?? name, host.WorkingFolder), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, SearchStore store, SearchId id, int? trial, string folder, CancellationToken cancellationToken)
    {
        var source = trial is { } number ? SearchPaths.Retrained(id, number) : SearchPaths.Result(id);
        var paths = await store.Repository.Store.ListAsync(source, cancellationToken).ToListAsync(cancellationToken);
        if (paths.Count == 0)
            throw new CliException(ExitCode.NotFound, Missing(store, id, trial));
        Directory.CreateDirectory(folder);
        foreach (var path in paths)
            await WriteAsync(store, path, Path.Combine(folder, path[(source.Length + 1)..]), cancellationToken);
        host.Output.WriteLine(folder);
        return ExitCode.Success;
    }

    private static string Missing(SearchStore store, SearchId id, int? trial) => trial is null
        ? $"{id} has no result yet: it has when it ends. '{store.Place.PlaceOf(id).Show}' tells where it stands."
        : $"{id} has nothing of trial {trial} that was trained anew: '{store.Place.PlaceOf(id).Retrain} --trial {trial} --epochs N' does so.";

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
