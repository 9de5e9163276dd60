using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Outputs;
using NasCloud.Cli.Places;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud resume ID</c>: goes on with a search that was paused or whose process died.</summary>
internal static class ResumeCommand
{
    public static Command Create(CliHost host)
    {
        var id = CommonOptions.SearchId();
        var (json, plain) = (CommonOptions.JsonLines(), CommonOptions.Plain());
        var command = new ExampledCommand("resume", "Go on with a search that was paused, or whose process died.")
        {
            Examples = [("nascloud resume quickstart-7f3a", "goes on from where the search stands"), ("nascloud resume quick", "the beginning of an id is enough")],
        };
        command.Arguments.Add(id);
        var home = HomeOptions.AddTo(command);
        command.Options.Add(json);
        command.Options.Add(plain);
        command.SetAction((parsed, cancellationToken) =>
        {
            var open = home.Open(host, parsed);
            var output = SearchOutput.Choose(host, parsed.GetValue(json), parsed.GetValue(plain), open.IsRemote ? OutputRole.Follows : OutputRole.Drives);
            return RunAsync(host, open, parsed.GetValue(id)!, output, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, SearchHome home, string text, ISearchOutput output, CancellationToken cancellationToken)
    {
        var id = await home.Searches.FindAsync(text, cancellationToken);
        var manifest = await home.Searches.ReadManifestAsync(id, cancellationToken);
        var runner = new SearchRunner(host, home, output);
        return await home.Searches.ReadStatusAsync(manifest, cancellationToken) is { State: SearchState.Completed or SearchState.Cancelled }
            ? await runner.EndAsync(manifest, cancellationToken)
            : await runner.RunAsync(manifest, isNew: false, cancellationToken);
    }
}
