using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Specs;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud worker ID</c>: a trainer process. Started by the process that drives the search, not by people.</summary>
internal static class WorkerCommand
{
    private const int MostThreads = 65_536;

    public static Command Create(CliHost host)
    {
        var id = CommonOptions.SearchId();
        var name = new Option<string>("--name") { Description = "The trainer's name", HelpName = "NAME", DefaultValueFactory = _ => "trainer" };
        var threads = CommonOptions.Number("--threads", "The threads to compute with", Environment.ProcessorCount, least: 1, MostThreads);
        var parent = new Option<int?>("--parent") { Description = "The process that started it: trainers of one parent live and die with it", HelpName = "PID" };
        var command = new ExampledCommand("worker", "A trainer process: trains the trials of a search's board. Started by 'search' and 'resume', not for use by hand.")
        {
            Hidden = true,
            Examples = [("nascloud worker quickstart-7f3a --name trainer-1 --threads 1", "as 'search' starts it; ends when its standard input does")],
        };
        command.Arguments.Add(id);
        foreach (var option in new Option[] { name, threads, parent })
            command.Options.Add(option);
        var store = StoreOptions.AddTo(command);
        command.SetAction(async parsed =>
        {
            var opened = store.Open(host, parsed);
            var worker = new WorkerHost(opened, Datasets.Catalog(host, opened.Place), host.Output, host.Time);
            return await worker.RunAsync(new SearchId(parsed.GetValue(id)!), parsed.GetValue(name)!, parsed.GetValue(threads), Session(parsed.GetValue(parent)));
        });
        return command;
    }

    private static string? Session(int? parent) => parent is { } id ? FormattableString.Invariant($"{Environment.MachineName}/{id}") : null;
}
