using System.Text.Json.Nodes;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Places;
using NasCloud.Cli.Specs;
using NasCloud.Cli.Views;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Fidelity;
using NasCloud.Core.Objectives;
using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Strategies;
using NasCloud.Training.Datasets;
using NasCloud.Training.Datasets.Downloads;
using Spectre.Console;

namespace NasCloud.Cli.Guides;

/// <summary>Makes a spec for some data, question by question.</summary>
/// <param name="host">The host.</param>
/// <param name="home">Where the data are known, and the search would run.</param>
/// <param name="request">What the command line says.</param>
/// <param name="questions">Asks for the rest.</param>
/// <param name="stop">The user's wish to stop.</param>
internal sealed class SpecGuide(CliHost host, SearchHome home, SpecRequest request, Questions questions, CancellationToken stop)
{
    private const string HalfAnHour = "30m";
    private const string DefaultStrategy = "auto";

    // Below a third of the largest class, what a network gains there hardly shows in its accuracy.
    private const int LargestRatio = 3;

    /// <summary>Asks, and makes the document.</summary>
    /// <exception cref="CliException">Something that the command line says won't do.</exception>
    /// <exception cref="DatasetException">The data can't be used.</exception>
    public async Task<string> RunAsync()
    {
        var (data, found) = await FindDataAsync();
        host.Console.Write(DatasetView.Detail(found));
        host.Console.WriteLine();
        var draft = new SpecDraft(new DataSearch(data, host.WorkingFolder, []).Document(found));
        await DrawUpAsync(draft, data, found);
        Override(draft);
        var spec = Read(draft);
        var space = SpecCheck.Compose(spec, found).Space;
        var speed = request.Times && !home.IsRemote ? await TimeAsync(spec, found, space) : null;
        var forecast = SearchForecast.Describe(spec, MeanEpochs(spec.Fidelity.Parameters), speed);
        draft.Say("budget", $"That is {forecast}.");
        host.Console.Write(SpecView.Render(spec, found, space.Size).Fact("forecast", forecast));
        return CommentedSpec.Write(draft);
    }

    private async Task<(DatasetSpec Data, DatasetInfo Found)> FindDataAsync()
    {
        var place = request.Data;
        while (true)
        {
            place ??= await AskForDataAsync();
            try
            {
                // What the command line sets of the data changes what they are.
                var data = new DataSearch(await WithColumnsAsync(request.Read(place)), Path.GetDirectoryName(request.File)!, request.Overrides).Dataset();
                return (data, await home.Datasets.DescribeAsync(data, stop));
            }
            catch (DatasetException exception) when (questions.AreAsked)
            {
                host.Console.MarkupLine($"[{Palette.Bad}]{Markup.Escape(exception.Message)}[/]");
                place = null;
            }
        }
    }

    private async Task<string> AskForDataAsync()
    {
        var names = await home.Datasets.ListAsync(stop);
        host.Console.MarkupLine($"[{Palette.Quiet}]{Markup.Escape($"A folder or a file, an https address, or one of: {string.Join(", ", names)}")}[/]");
        return await questions.WriteAsync("Which data?", proposal: null, answer => string.IsNullOrWhiteSpace(answer) ? "Write a path or a name." : null);
    }

    // What only the user knows of a table: what its rows are, and what is predicted of them.
    private async Task<DatasetSpec> WithColumnsAsync(DatasetSpec data)
    {
        if (data.Path is not { } path || RemoteAddress.Is(path) || data.Target is not null || TableColumns.Read(path) is not { Count: > 0 } columns)
            return data;
        // Most tables have it last.
        var target = questions.AreAsked ? await questions.ChooseAsync("Which column is predicted?", [.. columns.Reverse()], column => column) : null;
        var given = data with { Target = target };
        if (target is null || data.Kind is not null || data.Text is not null)
            return given;
        var kind = await questions.ChooseAsync("What is a row?", [DataKind.Table, DataKind.Series, DataKind.Tokens], Describe);
        if (kind == DataKind.Tokens)
            return given with { Text = new TextSpec(await questions.ChooseAsync("Which column has the texts?", [.. columns.Where(column => column != target)], column => column)) };
        return kind == DataKind.Series ? given with { Kind = kind } : given;
    }

    private static string Describe(DataKind kind) => kind switch
    {
        DataKind.Series => "numbers over time: a series",
        DataKind.Tokens => "a text in words, in one of the columns",
        _ => "values of one thing: numbers and categories",
    };

    private async Task DrawUpAsync(SpecDraft draft, DatasetSpec data, DatasetInfo found)
    {
        draft.Say(CommentedSpec.Opening, "A search spec; docs/search-spec.md has all keys. Run it: nascloud search " + Path.GetFileName(request.File));
        if (request.Name is { } name)
            draft.Json["name"] = name;
        draft.Say("dataset", [DatasetText.Line(found), .. DatasetNotes.Of(found)]);
        if (data.Path is { } path && !RemoteAddress.Is(path))
            draft.Json["dataset"]!["path"] = RelativePath(path);
        await ChooseSpaceAsync(draft, found);
        await ChooseStrategyAsync(draft);
        await ChooseFidelityAsync(draft);
        if (draft.Json["training"] is JsonObject { Count: 0 })
            draft.Json.Remove("training");
        await ChooseObjectivesAsync(draft, found);
        await ChooseSizeAsync(draft);
        await ChooseBudgetAsync(draft);
        draft.Say("parallelism", "Trainers at a time, which share the machine's cores.");
    }

    private async Task ChooseSpaceAsync(SpecDraft draft, DatasetInfo found)
    {
        var fitting = SpaceChoices.Fitting(found, request.Space ?? (string)draft.Json["space"]!);
        // One that does not fit, or that there is not, is told of when the spec is read.
        var chosen = request.Space ?? (await questions.ChooseAsync("Which networks?", fitting, each => $"{each.Name}: {each.Summary}")).Name;
        draft.Set("space", chosen, fitting.FirstOrDefault(each => each.Name == chosen) is { } known ? [known.Summary] : []);
    }

    private async Task ChooseStrategyAsync(SpecDraft draft)
    {
        var strategies = StrategyCatalog.All.OrderByDescending(each => each.Name == DefaultStrategy).ToList();
        var chosen = request.Strategy ?? (await questions.ChooseAsync("How are they chosen?", strategies, each => $"{each.Name}: {each.Summary}")).Name;
        Insert(draft, "strategy", chosen, after: "space");
        if (strategies.FirstOrDefault(each => each.Name == chosen) is { } known)
            draft.Say("strategy", known.Summary);
    }

    private async Task ChooseFidelityAsync(SpecDraft draft)
    {
        var asha = (JsonObject)draft.Json["fidelity"]!;
        var full = new JsonObject { ["name"] = "full", ["epochs"] = asha["maxEpochs"]!.DeepClone() };
        var chosen = await questions.ChooseAsync("How long are they trained?", [asha, full], each => (string)each["name"]! == "asha"
            ? $"{each["minEpochs"]} to {each["maxEpochs"]} epochs, the best third of each step goes on"
            : $"{each["epochs"]} epochs, each of them");
        draft.Set("fidelity", chosen == asha ? asha : full, FidelityCatalog.All.Single(each => each.Name == (string)chosen["name"]!).Summary);
    }

    private async Task ChooseObjectivesAsync(SpecDraft draft, DatasetInfo found)
    {
        var isUneven = IsUneven(found);
        string[] metrics = found.Task == PredictionTask.Regression ? [MetricNames.Rmse, MetricNames.Mae]
            : isUneven ? [MetricNames.BalancedAccuracy, MetricNames.Accuracy, MetricNames.MacroF1]
            : [MetricNames.Accuracy, MetricNames.BalancedAccuracy, MetricNames.MacroF1];
        var chosen = await questions.ChooseAsync("What is sought?", metrics, Format.MetricName);
        var objectives = new JsonArray(chosen);
        if (await questions.ConfirmAsync("Seek small networks too? That gives a Pareto front to choose from.", proposal: false))
            objectives.Add(MetricNames.Parameters);
        draft.Set("objectives", objectives, isUneven && chosen == MetricNames.BalancedAccuracy ? "Classes are uneven: this counts all alike, where accuracy favours the large ones." : "What is best on validation data wins.");
    }

    private async Task ChooseSizeAsync(SpecDraft draft)
    {
        var proposal = (JsonObject)draft.Json["constraints"]!;
        var chosen = await questions.ChooseAsync("How large may networks be?", SizeLimit.All(proposal), each => each.Name);
        if (chosen.Json.Count == 0)
            draft.Json.Remove("constraints");
        else if (chosen.Json != proposal)
            draft.Json["constraints"] = chosen.Json;
        draft.Say("constraints", "What costs more is never trained.");
    }

    private async Task ChooseBudgetAsync(SpecDraft draft)
    {
        var answer = await questions.WriteAsync("How long may it take, or how many networks may it try?", request.Budget ?? HalfAnHour, FindBudgetProblem);
        draft.Set("budget", Budget(answer), "The winner's training is within the time; a budget in networks has it on top.");
    }

    private static JsonObject Budget(string answer) =>
        int.TryParse(answer, out var trials) ? new JsonObject { ["trials"] = trials } : new JsonObject { ["wallClock"] = answer };

    private static string? FindBudgetProblem(string answer) =>
        (int.TryParse(answer, out var trials) && trials > 0) || (Durations.TryParse(answer, out var time) && time > TimeSpan.Zero)
            ? null
            : $"is '{answer}': expected a length of time, such as 30m or 2h, or a number of networks, such as 50.";

    private static bool IsUneven(DatasetInfo found) =>
        found.ClassCounts.Count > 1 && found.ClassCounts.Min() * LargestRatio < found.ClassCounts.Max();

    // Where it is told as relative to the working folder, the spec means it as relative to itself.
    private string RelativePath(string path)
    {
        var relative = Path.GetRelativePath(Path.GetDirectoryName(request.File)!, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative.Replace('\\', '/');
    }

    private static void Insert(SpecDraft draft, string key, JsonNode value, string after)
    {
        draft.Json.Remove(key);
        draft.Json.Insert(draft.Json.IndexOf(after) + 1, key, value);
    }

    private void Override(SpecDraft draft)
    {
        var (changed, errors) = SearchSpecReader.Override(draft.Json, request.Overrides);
        if (errors.Count > 0)
            throw Refused(new SearchSpecReading(null, [.. errors]));
        draft.Take(changed, "As --set had it.");
    }

    private SearchSpec Read(SpecDraft draft)
    {
        var reading = SearchSpecReader.Read(CommentedSpec.Write(draft));
        return reading.Spec is { } spec
            ? SpecPaths.MakeAbsolute(spec, Path.GetDirectoryName(request.File)!)
            : throw Refused(reading);
    }

    private static CliException Refused(SearchSpecReading reading) => new(ExitCode.Invalid, SpecFile.Describe("What was asked for", reading));

    private async Task<MeasuredSpeed?> TimeAsync(SearchSpec spec, DatasetInfo found, Core.SearchSpaces.SearchSpace space)
    {
        host.Error.WriteLine("timing a network...");
        return await SpeedProbe.MeasureAsync(host, home.Place, spec, found, space, stop);
    }

    // Where something else than rungs stops candidates, how soon is not known.
    private static double MeanEpochs(SpecValues fidelity) => fidelity switch
    {
        _ when fidelity.Has("reduction") => SearchForecast.MeanEpochs(fidelity.Integer("minEpochs"), fidelity.Integer("maxEpochs"), fidelity.Integer("reduction")),
        _ when fidelity.Has("maxEpochs") => fidelity.Integer("maxEpochs"),
        _ => fidelity.Integer("epochs"),
    };
}
