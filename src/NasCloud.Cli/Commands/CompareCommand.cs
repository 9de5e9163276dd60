using System.CommandLine;
using NasCloud.Cli.Comparing;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Places;
using NasCloud.Cli.Views;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud compare A B</c>: searches side by side.</summary>
internal static class CompareCommand
{
    private const int Most = 20;

    public static Command Create(CliHost host)
    {
        var ids = new Argument<string[]>("ID") { Description = "The searches, two or more, or the beginnings of their ids", Arity = new ArgumentArity(2, Most) };
        var json = CommonOptions.Json();
        var command = new ExampledCommand("compare", "Compare searches: what each spent and found, also at equal effort, and how their specs differ.")
        {
            Examples =
            [
                ("nascloud compare random-7f3a evolution-02c1", "side by side, best at equal numbers of trials and equal device time"),
                ("nascloud compare random-7f3a evolution-02c1 --json", "all of it for a program, the curves too"),
            ],
        };
        command.Arguments.Add(ids);
        command.Options.Add(json);
        var home = HomeOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(host, home.Open(host, parsed).Searches, parsed.GetValue(ids)!, parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, ISearches searches, string[] names, bool json, CancellationToken cancellationToken)
    {
        var compared = new List<ComparedSearch>();
        foreach (var id in await searches.FindAllAsync(names, cancellationToken))
            compared.Add(await ComparedSearch.ReadAsync(searches, id, cancellationToken));
        var comparison = Comparison.Of(compared);
        if (json)
            host.Output.WriteLine(CompareJson.Write(comparison, host.Price));
        else
            host.Console.Write(CompareView.Render(comparison, host.Price));
        return ExitCode.Success;
    }
}
