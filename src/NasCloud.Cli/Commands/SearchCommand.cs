using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Outputs;
using NasCloud.Cli.Places;
using NasCloud.Cli.Specs;
using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud search SPEC</c>: creates a search and drives it to its end.</summary>
internal static class SearchCommand
{
    public static Command Create(CliHost host)
    {
        var specArgument = new Argument<string?>("SPEC") { Description = "The search spec, a JSON file; or --data", Arity = ArgumentArity.ZeroOrOne };
        var data = new Option<string?>("--data") { Description = $"Search by default for data of one's own, in five minutes unless --set budget.wallClock says otherwise: {DataOptions.Places}", HelpName = "PLACE" };
        var set = SpecOptions.Set();
        var name = SpecOptions.Name();
        var (json, plain) = (CommonOptions.JsonLines(), CommonOptions.Plain());
        var command = new ExampledCommand("search", "Search for a network, as a spec asks, and train the winner.")
        {
            Examples =
            [
                ("nascloud search --data glyphs", "a first search: five minutes, no spec, no download"),
                ("nascloud search examples/quickstart.json", "as a spec asks"),
                ("nascloud search --data photos", "for images in a folder a class, without a spec"),
                ("nascloud search --data flats.csv --target rent --set budget.wallClock=30m", "for a table"),
                ("nascloud search spec.json --set budget.wallClock=30m --set parallelism=4", "the same spec with another budget"),
                ("nascloud search spec.json --json > events.jsonl", "events and result for a program"),
                ("nascloud search spec.json --storage UseDevelopmentStorage=true", "keeps the search in Azurite instead of files"),
                ("nascloud search spec.json --server https://my-app.azurewebsites.net", "has a server run it, whose key NASCLOUD_API_KEY holds"),
            ],
        };
        command.Arguments.Add(specArgument);
        foreach (var option in new Option[] { set, name, json, plain })
            command.Options.Add(option);
        command.Options.Add(data);
        var dataOptions = DataOptions.AddTo(command);
        var home = HomeOptions.AddTo(command);
        command.Validators.Add(result =>
        {
            if ((result.GetResult(specArgument)?.Tokens.Count is null or 0) == (result.GetResult(data) is null))
                result.AddError("Name either a SPEC, such as examples/quickstart.json, or data of your own: --data PLACE.");
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            var overrides = SpecOptions.Overrides(parsed, set, name);
            var open = home.Open(host, parsed);
            var output = SearchOutput.Choose(host, parsed.GetValue(json), parsed.GetValue(plain), open.IsRemote ? OutputRole.Follows : OutputRole.Drives);
            return parsed.GetValue(data) is { } place
                ? RunAsync(host, open, new DataSearch(dataOptions.Read(host, parsed, place), host.WorkingFolder, overrides), output, cancellationToken)
                : RunAsync(host, open, parsed.GetValue(specArgument)!, overrides, output, cancellationToken);
        });
        return command;
    }

    private static Task<int> RunAsync(
        CliHost host, SearchHome home, string path, IReadOnlyList<string> overrides, ISearchOutput output, CancellationToken cancellationToken)
    {
        var file = Path.GetFullPath(path, host.WorkingFolder);
        var spec = SpecFile.Read(file, overrides);
        return SpecFile.LocatingAsync(file, overrides, () => RunAsync(host, home, spec, described: null, output, cancellationToken));
    }

    private static async Task<int> RunAsync(CliHost host, SearchHome home, DataSearch search, ISearchOutput output, CancellationToken cancellationToken)
    {
        var found = await home.Datasets.DescribeAsync(search.Dataset(), cancellationToken);
        return await RunAsync(host, home, search.Create(found), found, output, cancellationToken);
    }

    private static async Task<int> RunAsync(
        CliHost host, SearchHome home, SearchSpec spec, DatasetInfo? described, ISearchOutput output, CancellationToken cancellationToken)
    {
        var manifest = await home.Steering.CreateAsync(spec, described, cancellationToken);
        NotesOutput.Write(host, manifest.Dataset);
        return await new SearchRunner(host, home, output).RunAsync(manifest, isNew: true, cancellationToken);
    }
}
