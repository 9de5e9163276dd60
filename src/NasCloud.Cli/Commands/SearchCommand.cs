using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Outputs;
using NasCloud.Cli.Specs;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.WarmStarts;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud search SPEC</c>: creates a search and drives it to its end.</summary>
internal static class SearchCommand
{
    public static Command Create(CliHost host)
    {
        var specArgument = new Argument<string>("SPEC") { Description = "The search spec, a JSON file" };
        var set = SpecOptions.Set();
        var name = SpecOptions.Name();
        var (json, plain) = (CommonOptions.JsonLines(), CommonOptions.Plain());
        var command = new ExampledCommand("search", "Search for a network, as a spec asks, and train the winner.")
        {
            Examples =
            [
                ("nascloud search examples/quickstart.json", "a first search, a few minutes, no download"),
                ("nascloud search spec.json --set budget.wallClock=30m --set parallelism=4", "the same spec with another budget"),
                ("nascloud search spec.json --json > events.jsonl", "events and result for a program"),
                ("nascloud search spec.json --storage UseDevelopmentStorage=true", "keeps the search in Azurite instead of files"),
            ],
        };
        command.Arguments.Add(specArgument);
        foreach (var option in new Option[] { set, name, json, plain })
            command.Options.Add(option);
        var store = StoreOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = SearchOutput.Choose(host, parsed.GetValue(json), parsed.GetValue(plain));
            var overrides = SpecOptions.Overrides(parsed, set, name);
            return RunAsync(host, store.Open(host, parsed), parsed.GetValue(specArgument)!, overrides, output, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        CliHost host, SearchStore store, string path, IReadOnlyList<string> overrides, ISearchOutput output, CancellationToken cancellationToken)
    {
        // What is wrong with it is better said before there is a search.
        _ = host.Price;
        var spec = SpecFile.Read(Path.GetFullPath(path, host.WorkingFolder), overrides);
        var dataset = await SpecCheck.RunAsync(host, store.Place, spec, cancellationToken);
        NotesOutput.Write(host, dataset);
        SpecCheck.Require(await new EarlierSearches(store.Repository).FindProblemAsync(spec, dataset, cancellationToken));
        var manifest = await new SearchCreator(store.Repository, host.Time).CreateAsync(spec, dataset, cancellationToken);
        return await new SearchRunner(host, store, output).RunAsync(manifest, isNew: true, cancellationToken);
    }
}
