using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud pause ID</c>: stops a search that another process drives, keeping everything.</summary>
internal static class PauseCommand
{
    public static Command Create(CliHost host)
    {
        var (id, store) = (CommonOptions.SearchId(), CommonOptions.Store());
        var command = new ExampledCommand("pause", "Pause a search that runs in another process; 'resume' goes on with it.")
        {
            Examples = [("nascloud pause quickstart-7f3a", "as Ctrl+C does where the search runs")],
        };
        command.Arguments.Add(id);
        command.Options.Add(store);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = SearchStore.Open(host, parsed.GetValue(store));
            return await RunAsync(host, opened, await opened.FindAsync(parsed.GetValue(id)!, cancellationToken), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, SearchStore store, SearchId id, CancellationToken cancellationToken)
    {
        var state = (await store.Repository.ReadStatusAsync(id, cancellationToken))?.State ?? SearchState.Created;
        if (!await store.IsDrivenAsync(id, cancellationToken))
            throw new CliException(ExitCode.Invalid, $"{id} does not run: it is {Views.Format.State(state)}. 'nascloud show {id}' tells more.");
        await store.Repository.WriteWishAsync(id, ControlWish.Pause, cancellationToken);
        host.Output.WriteLine($"pausing {id}");
        await SearchRelease.WaitAsync(host, store, id, cancellationToken);
        host.Output.WriteLine($"paused; go on with '{store.PlaceOf(id).Resume}'");
        return ExitCode.Success;
    }
}
