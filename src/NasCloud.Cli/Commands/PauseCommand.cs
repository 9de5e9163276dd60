using System.CommandLine;
using NasCloud.Cli.Hosting;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud pause ID</c>: stops a search that another process drives, keeping everything.</summary>
internal static class PauseCommand
{
    public static Command Create(CliHost host)
    {
        var command = new ExampledCommand("pause", "Pause a search that runs in another process; 'resume' goes on with it.")
        {
            Examples = [("nascloud pause quickstart-7f3a", "as Ctrl+C does where the search runs")],
        };
        return WishCommand.Create(host, command, async (home, id, cancellationToken) =>
        {
            await home.Steering.PauseAsync(id, () => host.Output.WriteLine($"pausing {id}"), cancellationToken);
            host.Output.WriteLine($"paused; go on with '{home.Searches.PlaceOf(id).Resume}'");
        });
    }
}
