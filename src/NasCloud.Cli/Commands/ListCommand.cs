using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Places;
using NasCloud.Cli.Views;
using Spectre.Console;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud list</c>: the searches of a store.</summary>
internal static class ListCommand
{
    public static Command Create(CliHost host)
    {
        var json = CommonOptions.Json();
        var command = new ExampledCommand("list", "List the searches of a store, the newest first.")
        {
            Examples =
            [
                ("nascloud list", "state, trials, best and age of each search"),
                ("nascloud list --server http://127.0.0.1:7070", "those of a server; NASCLOUD_SERVER names it for all commands"),
            ],
        };
        var home = HomeOptions.AddTo(command);
        command.Options.Add(json);
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(host, home.Open(host, parsed).Searches, parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, ISearches searches, bool json, CancellationToken cancellationToken)
    {
        var listed = await searches.ListAsync(cancellationToken);
        var newestFirst = listed.OrderByDescending(each => each.Report?.CreatedAt).ToList();
        if (json)
            host.Output.WriteLine(ListView.Json(newestFirst));
        else if (newestFirst.Count == 0)
            host.Console.MarkupLine($"[{Palette.Quiet}]no searches in {Markup.Escape(searches.Name)}; begin with: nascloud search --data glyphs[/]");
        else
            host.Console.Write(ListView.Render(newestFirst, host.Time.GetUtcNow()));
        return ExitCode.Success;
    }
}
