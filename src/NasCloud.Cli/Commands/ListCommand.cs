using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Progress;
using NasCloud.Cli.Views;
using NasCloud.Core.Searches;
using Spectre.Console;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud list</c>: the searches of a store.</summary>
internal static class ListCommand
{
    public static Command Create(CliHost host)
    {
        var json = CommonOptions.Json();
        var command = new ExampledCommand("list", "List the searches of a store, the newest first.")
        {
            Examples = [("nascloud list", "state, trials, best and age of each search")],
        };
        var store = StoreOptions.AddTo(command);
        command.Options.Add(json);
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(host, store.Open(host, parsed), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, SearchStore store, bool json, CancellationToken cancellationToken)
    {
        var searches = new List<SearchListing>();
        await foreach (var id in store.Repository.ListAsync(cancellationToken))
            searches.Add(await ReadAsync(host, store, id, cancellationToken));
        var newestFirst = searches.OrderByDescending(each => each.Snapshot?.Manifest.CreatedAt).ToList();
        if (json)
            host.Output.WriteLine(ListView.Json(newestFirst, host.Price));
        else if (searches.Count == 0)
            host.Console.MarkupLine($"[{Palette.Quiet}]no searches in {Markup.Escape(store.Place.ToString())}; begin with: nascloud search --data glyphs[/]");
        else
            host.Console.Write(ListView.Render(newestFirst, host.Time.GetUtcNow()));
        return ExitCode.Success;
    }

    private static async Task<SearchListing> ReadAsync(CliHost host, SearchStore store, SearchId id, CancellationToken cancellationToken)
    {
        try
        {
            using var observer = await SearchObserver.OpenAsync(store.Repository, id, host.Time, cancellationToken);
            var snapshot = await observer.LookAsync(cancellationToken);
            return new SearchListing(id, snapshot, await store.IsInterruptedAsync(snapshot, cancellationToken), Problem: null);
        }
        catch (Exception exception) when (exception is InvalidDataException or SearchNotFoundException)
        {
            // One damaged search must not hide the others.
            return new SearchListing(id, Snapshot: null, IsInterrupted: false, exception.Message);
        }
    }
}
