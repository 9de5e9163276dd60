using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Places;
using NasCloud.Cli.Places.Stored;
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
        var home = HomeOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = home.Open(host, parsed);
            var search = await opened.Searches.FindAsync(parsed.GetValue(id)!, cancellationToken);
            var number = parsed.GetValue(trial);
            var name = number is null ? search.Value : FormattableString.Invariant($"{search}-trial-{number}");
            return await RunAsync(host, opened, search, number, Path.GetFullPath(parsed.GetValue(to) ?? name, host.WorkingFolder), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, SearchHome home, SearchId id, int? trial, string folder, CancellationToken cancellationToken)
    {
        await using var files = trial is { } number ? await OpenRetrainedAsync(home, id, number, cancellationToken) : await home.Searches.OpenResultAsync(id, cancellationToken);
        if (files.Names.Count == 0)
            throw new CliException(ExitCode.NotFound, Missing(home, id, trial));
        Directory.CreateDirectory(folder);
        foreach (var name in files.Names)
            await WriteAsync(files, name, Path.Combine(folder, name), cancellationToken);
        host.Output.WriteLine(folder);
        return ExitCode.Success;
    }

    private static Task<IResultFiles> OpenRetrainedAsync(SearchHome home, SearchId id, int trial, CancellationToken cancellationToken)
    {
        var store = home.RequireStore("Fetching a trial that was trained anew", $"Run 'nascloud download {id} --trial {trial}' where the server's store is reached, with --store or --storage.");
        return StoredFiles.OpenAsync(store.Repository.Store, SearchPaths.Retrained(id, trial), cancellationToken);
    }

    private static string Missing(SearchHome home, SearchId id, int? trial) => trial is null
        ? $"{id} has no result yet: it has when it ends. '{home.Searches.PlaceOf(id).Show}' tells where it stands."
        : $"{id} has nothing of trial {trial} that was trained anew: '{home.Searches.PlaceOf(id).Retrain} --trial {trial} --epochs N' does so.";

    private static async Task WriteAsync(IResultFiles files, string name, string file, CancellationToken cancellationToken)
    {
        await using var content = await files.OpenAsync(name, cancellationToken);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var target = File.Create(file);
        await content.CopyToAsync(target, cancellationToken);
    }
}
