using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Outputs;
using NasCloud.Cli.Specs;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.WarmStarts;
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
            ],
        };
        command.Arguments.Add(specArgument);
        foreach (var option in new Option[] { set, name, json, plain })
            command.Options.Add(option);
        command.Options.Add(data);
        var dataOptions = DataOptions.AddTo(command);
        var store = StoreOptions.AddTo(command);
        command.Validators.Add(result =>
        {
            if ((result.GetValue(specArgument) is null) == (result.GetValue(data) is null))
                result.AddError("Name either a SPEC, such as examples/quickstart.json, or data of your own: --data PLACE.");
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = SearchOutput.Choose(host, parsed.GetValue(json), parsed.GetValue(plain));
            var overrides = SpecOptions.Overrides(parsed, set, name);
            var open = store.Open(host, parsed);
            return parsed.GetValue(data) is { } place
                ? RunAsync(host, open, new DataSearch(dataOptions.Read(host, parsed, place), host.WorkingFolder, overrides), output, cancellationToken)
                : RunAsync(host, open, parsed.GetValue(specArgument)!, overrides, output, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        CliHost host, SearchStore store, string path, IReadOnlyList<string> overrides, ISearchOutput output, CancellationToken cancellationToken)
    {
        // What is wrong with it is better said before there is a search.
        _ = host.Price;
        var spec = SpecFile.Read(Path.GetFullPath(path, host.WorkingFolder), overrides);
        return await RunAsync(host, store, spec, await SpecCheck.RunAsync(host, store.Place, spec, cancellationToken), output, cancellationToken);
    }

    private static async Task<int> RunAsync(CliHost host, SearchStore store, DataSearch search, ISearchOutput output, CancellationToken cancellationToken)
    {
        _ = host.Price;
        var found = await SpecCheck.DescribeAsync(host, store.Place, search.Dataset(), cancellationToken);
        var spec = search.Create(found);
        return await RunAsync(host, store, spec, await SpecCheck.RunAsync(spec, found), output, cancellationToken);
    }

    private static async Task<int> RunAsync(
        CliHost host, SearchStore store, SearchSpec spec, DatasetInfo? dataset, ISearchOutput output, CancellationToken cancellationToken)
    {
        NotesOutput.Write(host, dataset);
        SpecCheck.Require(await new EarlierSearches(store.Repository).FindProblemAsync(spec, dataset, cancellationToken));
        var manifest = await new SearchCreator(store.Repository, host.Time).CreateAsync(spec, dataset, cancellationToken);
        return await new SearchRunner(host, store, output).RunAsync(manifest, isNew: true, cancellationToken);
    }
}
