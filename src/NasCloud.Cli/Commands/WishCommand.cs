using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Commands;

/// <summary>What commands have in common that tell one search of a store what the user wants of it.</summary>
internal static class WishCommand
{
    /// <summary>Gives a command the id and the store, and runs it on the search that they name.</summary>
    public static Command Create(CliHost host, ExampledCommand command, Func<SearchStore, SearchId, CancellationToken, Task> run)
    {
        var id = CommonOptions.SearchId();
        command.Arguments.Add(id);
        var store = StoreOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = store.Open(host, parsed);
            await run(opened, await opened.FindAsync(parsed.GetValue(id)!, cancellationToken), cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Writes the wish where whoever drives the search looks for it, and tells the user.</summary>
    public static async Task WriteAsync(CliHost host, SearchStore store, SearchId id, ControlWish wish, CancellationToken cancellationToken)
    {
        await store.Repository.WriteWishAsync(id, wish, cancellationToken);
        host.Output.WriteLine($"{(wish == ControlWish.Pause ? "pausing" : "cancelling")} {id}");
    }
}
