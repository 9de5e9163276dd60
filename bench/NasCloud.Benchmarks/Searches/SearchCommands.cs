using System.CommandLine;
using NasCloud.Core.Searches;

namespace NasCloud.Benchmarks.Searches;

/// <summary>The commands that measure whole searches.</summary>
internal static class SearchCommands
{
    public static Command Table()
    {
        var rounds = Positive("--rounds", "How often the short and the long search take turns.", 3);
        var few = Positive("--few", "Trials of the short search; the targets are for 200.", 200);
        var many = Positive("--many", "Trials of the long search; the targets are for 2000.", 2_000);
        var strategies = new Option<string[]>("--strategies")
        {
            Description = "Which strategies.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => TableBenchmark.Strategies,
        };
        strategies.AcceptOnlyFromAmong(TableBenchmark.Strategies);
        var nascloud = NasCloudOption();
        var command = new Command("table", "Measures what a search costs by itself, over a table of scores.") { rounds, few, many, strategies, nascloud };
        command.SetAction((parse, cancellationToken) =>
            new TableBenchmark(ProgramOf(parse, nascloud), parse.GetValue(few), parse.GetValue(many), parse.GetValue(rounds))
                .RunAsync(parse.GetValue(strategies)!, cancellationToken));
        return command;
    }

    public static Command Overhead()
    {
        var trials = Positive("--trials", "How many trials.", 12);
        var trainers = Positive("--trainers", "How many trainers.", 2);
        var seconds = Positive("--seconds", "How long each trial is to train, in seconds.", 6);
        var nascloud = NasCloudOption();
        var store = new Option<DirectoryInfo>("--store") { Description = "Judges a search that has run, in this store, instead of running one." }.AcceptExistingOnly();
        var search = new Option<SearchId>("--search") { Description = "The search to judge.", CustomParser = SearchOf };
        var command = new Command("overhead", "Measures how much of its trainers' time a search spends on anything but training.")
        {
            trials, trainers, seconds, nascloud, store, search,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(store) is null != result.GetResult(search) is null)
                result.AddError("--store and --search go together: the store, and the search in it to judge.");
        });
        command.SetAction((parse, cancellationToken) => parse.GetValue(search) is { } id
            ? JudgeAsync(parse.GetValue(store)!, id, cancellationToken)
            : OverheadBenchmark.RunAsync(
                ProgramOf(parse, nascloud), parse.GetValue(trials), parse.GetValue(trainers), parse.GetValue(seconds), cancellationToken));
        return command;
    }

    private static async Task<int> JudgeAsync(DirectoryInfo store, SearchId id, CancellationToken cancellationToken)
    {
        try
        {
            return OverheadBenchmark.Judge(await SearchRecord.ReadAsync(store.FullName, id, cancellationToken));
        }
        catch (SearchNotFoundException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static Option<int> Positive(string name, string description, int value)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var given and < 1)
                result.AddError($"{name} is {given}: expected at least 1.");
        });
        return option;
    }

    private static Option<FileInfo> NasCloudOption() =>
        new Option<FileInfo>("--nascloud") { Description = "The nascloud.dll to measure; the one beside this program unless given." }.AcceptExistingOnly();

    private static NasCloudProgram ProgramOf(ParseResult parse, Option<FileInfo> nascloud) =>
        new(parse.GetValue(nascloud)?.FullName ?? NasCloudProgram.DefaultLibrary);

    private static SearchId? SearchOf(System.CommandLine.Parsing.ArgumentResult result)
    {
        try
        {
            return new SearchId(result.Tokens[0].Value);
        }
        catch (FormatException exception)
        {
            result.AddError(exception.Message);
            return null;
        }
    }
}
