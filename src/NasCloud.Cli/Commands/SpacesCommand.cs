using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Places;
using NasCloud.Cli.Views;

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
        var catalog = CatalogOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(host, catalog.Open(host, parsed), parsed.GetValue(name), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, IComponentCatalog catalog, string? name, CancellationToken cancellationToken)
    {
        var components = await catalog.SpacesAsync(cancellationToken);
        host.Console.Write(name is null
            ? ComponentView.List(components)
            : ComponentView.Detail(Component.Find("search space", components, name)));
        return ExitCode.Success;
    }
}
