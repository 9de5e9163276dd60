using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Views;
using NasCloud.Core.Searches;

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
        return WishCommand.Create(host, command, (store, id, cancellationToken) => RunAsync(host, store, id, cancellationToken));
    }

    private static async Task RunAsync(CliHost host, SearchStore store, SearchId id, CancellationToken cancellationToken)
    {
        if (await store.Repository.ReadStatusAsync(id, cancellationToken) is { State: SearchState.Completed or SearchState.Cancelled } status)
            throw new CliException(ExitCode.Invalid, $"{id} has ended already: it is {Format.State(status.State)}.");
        await WishCommand.WriteAsync(host, store, id, ControlWish.Cancel, cancellationToken);
        if (await store.IsDrivenAsync(id, cancellationToken))
            await SearchRelease.WaitAsync(host, store, id, cancellationToken);
        else
            await host.CreateDriver(store).RunAsync(id, cancellationToken);
        host.Output.WriteLine($"cancelled; '{store.Place.PlaceOf(id).Show}' shows what it found");
    }
}
