using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Places;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Commands;

/// <summary>What commands have in common that tell one search what the user wants of it.</summary>
internal static class WishCommand
{
    /// <summary>Gives a command the id and the place, and runs it on the search that they name.</summary>
    public static Command Create(CliHost host, ExampledCommand command, Func<SearchHome, SearchId, CancellationToken, Task> run)
    {
        var id = CommonOptions.SearchId();
        command.Arguments.Add(id);
        var home = HomeOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = home.Open(host, parsed);
            await run(opened, await opened.Searches.FindAsync(parsed.GetValue(id)!, cancellationToken), cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }
}
