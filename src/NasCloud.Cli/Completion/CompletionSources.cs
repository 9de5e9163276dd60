using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using NasCloud.Cli.Commands;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Places;
using NasCloud.Cli.Places.Remote;
using NasCloud.Cli.Places.Stored;
using NasCloud.Core.Fidelity;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs.Completion;
using NasCloud.Core.Strategies;
using NasCloud.Training.Datasets.Downloads;

namespace NasCloud.Cli.Completion;

/// <summary>What arguments and options may be, for shells that complete command lines. A name means the same in all commands.</summary>
internal sealed class CompletionSources(CliHost host)
{
    // Whoever presses tab waits for it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly List<CompletionItem> _searches = [];

    private delegate IEnumerable<CompletionItem> Source(CompletionContext context);

    /// <summary>Gives them to a command and all below it. Help shows them where they are few, so that they are not there before somebody asks.</summary>
    public void AddTo(Command command)
    {
        foreach (var argument in command.Arguments)
        {
            if (OfArgument(command.Name, argument.Name) is { } source)
                argument.CompletionSources.Add(context => source(context));
        }

        foreach (var option in command.Options)
        {
            if (OfOption(option.Name) is { } source)
                option.CompletionSources.Add(context => source(context));
        }

        foreach (var below in command.Subcommands)
            AddTo(below);
    }

    private Source? OfArgument(string command, string argument) => (command, argument) switch
    {
        (_, "ID") => _ => _searches,
        (_, "SPEC") => context => Files(context, ".json"),
        (_, "MODEL") => context => [.. _searches, .. Files(context, ".onnx")],
        (_, "FILE") => context => Files(context),
        (_, "NAME|PATH") => Data,
        ("spaces", "NAME") => _ => Spaces(),
        ("strategies", "NAME") => _ => [.. Strategies(), .. FidelityCatalog.All.Select(each => Item(each.Name, each.Summary))],
        ("get", "NAME") => _ => DownloadableDataset.All.Select(each => Item(each.Name, "")),
        _ => null,
    };

    private Source? OfOption(string option) => option switch
    {
        "--data" => Data,
        "--store" or "--to" or "--output" or "--csv" or "--plot" or "--table" => context => Files(context),
        "--space" => _ => Spaces(),
        "--set" => Overrides,
        "--strategies" => StrategyList,
        "--storage" => _ => [Item("UseDevelopmentStorage=true", "Azurite")],
        _ => null,
    };

    /// <summary>Reads which searches there are, where the command of a command line is about searches: completing itself can't wait.</summary>
    public async Task PrepareAsync(ParseResult parsed)
    {
        if (!parsed.CommandResult.Command.Arguments.Any(argument => argument.Name is "ID" or "MODEL"))
            return;
        using var patience = new CancellationTokenSource(Patience, host.Time);
        try
        {
            await foreach (var id in SearchesOf(parsed).ListIdsAsync(patience.Token))
                _searches.Add(Item(id.Value, "a search"));
        }
        catch (Exception exception) when (exception is CliException or StoreException or OperationCanceledException or IOException or UnauthorizedAccessException)
        {
            // A shell has no place to show it, and the command itself will tell.
        }
    }

    private ISearches SearchesOf(ParseResult parsed)
    {
        var (folder, storage) = (Value(parsed, "--store"), Value(parsed, "--storage"));
        return ServerOptions.Find(host, Value(parsed, "--server"), Value(parsed, "--key"), isLocal: folder is not null || storage is not null) is { } server
            ? new RemoteSearches(server, isNamed: false)
            : new StoredSearches(host, new SearchStore(host, StorePlace.Find(host, folder, storage)));
    }

    private static string? Value(ParseResult parsed, string option) => Values(parsed, option).LastOrDefault();

    // As they stand there: of an option whose value is yet to be typed, there is none.
    private static IEnumerable<string> Values(ParseResult parsed, string option) =>
        parsed.GetResult(option) is OptionResult result ? result.Tokens.Select(token => token.Value) : [];

    private IEnumerable<CompletionItem> Data(CompletionContext context)
    {
        var names = Specs.Datasets.Catalog(host, StorePlace.Find(host, Value(context.ParseResult, "--store"), null)).Names;
        return [.. names.Select(name => Item(name, "a data set")), .. Files(context)];
    }

    // What the spec has, and what is changed of it before, says which keys there are.
    private IEnumerable<CompletionItem> Overrides(CompletionContext context)
    {
        var parsed = context.ParseResult;
        var earlier = Values(parsed, "--set").Where(each => each != context.WordToComplete);
        return SpecCompletion.Find(context.WordToComplete, ReadSpec(parsed), earlier).Select(each => Item(each.Text, each.Summary));
    }

    private string? ReadSpec(ParseResult parsed)
    {
        var argument = parsed.CommandResult.Command.Arguments.FirstOrDefault(each => each.Name == "SPEC");
        if (argument is null || parsed.GetResult(argument)?.Tokens is not [var token, ..])
            return null;
        try
        {
            return File.ReadAllText(Path.GetFullPath(token.Value, host.WorkingFolder));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // It may yet have to be written.
            return null;
        }
    }

    // Strategies stand in a list with commas between them.
    private IEnumerable<CompletionItem> StrategyList(CompletionContext context)
    {
        var given = context.WordToComplete[..(context.WordToComplete.LastIndexOf(',') + 1)];
        return Strategies().Select(item => Item(given + item.Label, item.Detail ?? ""));
    }

    private static IEnumerable<CompletionItem> Spaces() => SearchSpaceCatalog.All.Select(each => Item(each.Name, each.Summary));

    private static IEnumerable<CompletionItem> Strategies() => StrategyCatalog.All.Select(each => Item(each.Name, each.Summary));

    private IEnumerable<CompletionItem> Files(CompletionContext context, params string[] endings) =>
        FileCompletion.Find(context.WordToComplete, host.WorkingFolder, host.Variable("HOME"), endings).Select(path => Item(path, ""));

    private static CompletionItem Item(string text, string detail) => new(text, detail: detail);
}
