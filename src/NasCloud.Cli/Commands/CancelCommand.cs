using System.CommandLine;
using NasCloud.Cli.Hosting;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud cancel ID</c>: ends a search for good, with the best it found.</summary>
internal static class CancelCommand
{
    public static Command Create(CliHost host)
    {
        var command = new ExampledCommand("cancel", "End a search for good, with the best found so far, untrained beyond its trial.")
        {
            Examples = [("nascloud cancel quickstart-7f3a", "works on a running and on a paused search")],
        };
        return WishCommand.Create(host, command, async (home, id, cancellationToken) =>
        {
            await home.Steering.CancelAsync(id, () => host.Output.WriteLine($"cancelling {id}"), cancellationToken);
            host.Output.WriteLine($"cancelled; '{home.Searches.PlaceOf(id).Show}' shows what it found");
        });
    }
}
