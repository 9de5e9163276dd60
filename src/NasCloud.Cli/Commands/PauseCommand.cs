using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Views;
using NasCloud.Core.Searches;

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
        return WishCommand.Create(host, command, (store, id, cancellationToken) => RunAsync(host, store, id, cancellationToken));
    }

    private static async Task RunAsync(CliHost host, SearchStore store, SearchId id, CancellationToken cancellationToken)
    {
        var state = (await store.Repository.ReadStatusAsync(id, cancellationToken))?.State ?? SearchState.Created;
        if (!await store.IsDrivenAsync(id, cancellationToken))
            throw new CliException(ExitCode.Invalid, $"{id} does not run: it is {Format.State(state)}. 'nascloud show {id}' tells more.");
        await WishCommand.WriteAsync(host, store, id, ControlWish.Pause, cancellationToken);
        await SearchRelease.WaitAsync(host, store, id, cancellationToken);
        host.Output.WriteLine($"paused; go on with '{store.Place.PlaceOf(id).Resume}'");
    }
}
