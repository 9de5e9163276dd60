using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Places;
using NasCloud.Cli.Views;
using Spectre.Console;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud strategies [NAME]</c>: the strategies and fidelity schedulers, or the parameters of one.</summary>
internal static class StrategiesCommand
{
    public static Command Create(CliHost host)
    {
        var name = new Argument<string?>("NAME") { Description = "A strategy or fidelity scheduler, to see its parameters", Arity = ArgumentArity.ZeroOrOne };
        var command = new ExampledCommand("strategies", "List the search strategies and fidelity schedulers, or the parameters of one.")
        {
            Examples = [("nascloud strategies", "all of them"), ("nascloud strategies regularized-evolution", "its parameters, with defaults and ranges")],
        };
        command.Arguments.Add(name);
        var catalog = CatalogOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(host.Console, catalog.Open(host, parsed), parsed.GetValue(name), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IAnsiConsole console, IComponentCatalog catalog, string? name, CancellationToken cancellationToken)
    {
        var (strategies, schedulers) = await catalog.StrategiesAsync(cancellationToken);
        if (name is not null)
        {
            console.Write(ComponentView.Detail(Component.Find("strategy or fidelity scheduler", [.. strategies, .. schedulers], name)));
            return ExitCode.Success;
        }

        console.MarkupLine($"[{Palette.Quiet}]strategy: which network to try next[/]");
        console.Write(ComponentView.List(strategies));
        console.WriteLine();
        console.MarkupLine($"[{Palette.Quiet}]fidelity: how long each is trained[/]");
        console.Write(ComponentView.List(schedulers));
        return ExitCode.Success;
    }
}
