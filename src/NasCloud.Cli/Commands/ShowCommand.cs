using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Places;
using NasCloud.Cli.Progress;
using NasCloud.Cli.Views;
using NasCloud.Core.Searches;
using NasCloud.Core.Strategies;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud show ID</c>: a search, or one of its trials, in full.</summary>
internal static class ShowCommand
{
    public static Command Create(CliHost host)
    {
        var id = CommonOptions.SearchId();
        var top = CommonOptions.Number("--top", "How many trials the leaderboard shows", 10, least: 1, most: 1_000_000);
        var trial = new Option<int?>("--trial") { Description = "Show one trial: its network, its metrics, its curve", HelpName = "N" };
        var log = new Option<bool>("--log") { Description = "Show what trainers told of that trial" };
        var json = CommonOptions.Json();
        var command = new ExampledCommand("show", "Show a search: leaderboard, Pareto front, budget, winner, failures.")
        {
            Examples =
            [
                ("nascloud show quickstart-7f3a", "the search as a whole"),
                ("nascloud show quickstart-7f3a --trial 12", "the network of trial 12, layer by layer"),
                ("nascloud show quickstart-7f3a --trial 12 --log", "what trainers told of trial 12, attempt by attempt"),
                ("nascloud show quickstart-7f3a --json", "all of it for a program; --trial 12 --json, all of that trial"),
            ],
        };
        command.Arguments.Add(id);
        foreach (var option in new Option[] { top, trial, log, json })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(log) && result.GetValue(trial) is null)
                result.AddError("--log needs --trial N: logs are kept for each trial.");
        });
        var home = HomeOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var searches = home.Open(host, parsed).Searches;
            using var watch = await searches.WatchAsync(await searches.FindAsync(parsed.GetValue(id)!, cancellationToken), cancellationToken);
            var frame = await watch.LookAsync(cancellationToken);
            if (parsed.GetValue(trial) is { } number && parsed.GetValue(log))
                await ShowLogAsync(host, searches, frame, number, parsed.GetValue(json), cancellationToken);
            else if (parsed.GetValue(trial) is { } other)
                await ShowTrialAsync(host, searches, frame, other, parsed.GetValue(json), cancellationToken);
            else
                await ShowSearchAsync(host, searches, frame, parsed.GetValue(top), parsed.GetValue(json), cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task ShowSearchAsync(CliHost host, ISearches searches, SearchFrame frame, int top, bool json, CancellationToken cancellationToken)
    {
        var snapshot = frame.Snapshot;
        var isInterrupted = await searches.IsInterruptedAsync(snapshot, cancellationToken);
        var result = await searches.ReadResultAsync(snapshot.Manifest.Id, cancellationToken);
        var models = await searches.ReadModelsAsync(snapshot.Manifest.Id, cancellationToken);
        if (json)
            host.Output.WriteLine(ShowJson.Whole(snapshot, isInterrupted, result, host.Price, models));
        else
            host.Console.Write(ShowView.Render(snapshot, isInterrupted, result, searches.PlaceOf(snapshot.Manifest.Id), top, host.Price, models));
    }

    private static async Task ShowTrialAsync(CliHost host, ISearches searches, SearchFrame frame, int number, bool json, CancellationToken cancellationToken)
    {
        var manifest = frame.Snapshot.Manifest;
        var trial = Find(frame, number);
        var detail = await searches.ReadTrialAsync(manifest, trial, cancellationToken);
        if (json)
            host.Output.WriteLine(ShowJson.One(detail));
        else
            host.Console.Write(TrialView.Render(trial, detail.Architecture, detail.Curve, manifest.Spec.Objectives, host.Console.Profile.Capabilities.Unicode));
    }

    private static async Task ShowLogAsync(CliHost host, ISearches searches, SearchFrame frame, int number, bool json, CancellationToken cancellationToken)
    {
        _ = Find(frame, number);
        var log = await searches.ReadLogAsync(frame.Snapshot.Manifest.Id, number, cancellationToken);
        if (json)
            host.Output.WriteLine(ShowJson.Log(log));
        else if (log.Attempts.Count == 0)
            host.Output.WriteLine($"Trial {number} has no log: nothing was trained for it, or no trainer has told anything yet.");
        else
            host.Output.Write(string.Concat(log.Attempts.Select(attempt => attempt.Text)));
    }

    private static Observation Find(SearchFrame frame, int number) => SearchSummary.Find(frame.Snapshot, number)
        ?? throw new CliException(ExitCode.NotFound, $"{frame.Snapshot.Manifest.Id} has no trial {number}: it has trials 1 to {frame.Snapshot.Trials.Count}.");
}
