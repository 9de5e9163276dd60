using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Views;
using NasCloud.Core.SearchSpaces;
using Spectre.Console;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud spaces [NAME]</c>: the search spaces, or the parameters of one.</summary>
internal static class SpacesCommand
{
    public static Command Create(CliHost host)
    {
        var name = new Argument<string?>("NAME") { Description = "A search space, to see its parameters", Arity = ArgumentArity.ZeroOrOne };
        var command = new ExampledCommand("spaces", "List the search spaces, or the parameters of one.")
        {
            Examples = [("nascloud spaces", "all of them"), ("nascloud spaces chain", "what can be set in 'chain'")],
        };
        command.Arguments.Add(name);
        command.SetAction(parsed => Run(host, parsed.GetValue(name)));
        return command;
    }

    private static int Run(CliHost host, string? name)
    {
        var components = SearchSpaceCatalog.All.Select(space => new Component(space.Name, space.Summary, space.Parameters)).ToList();
        host.Console.Write(name is null
            ? ComponentView.List(components)
            : ComponentView.Detail(Component.Find("search space", components, name)));
        return ExitCode.Success;
    }
}
