using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Outputs;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud stop ID</c>: ends a search as its budget would, and has the winner trained.</summary>
internal static class StopCommand
{
    public static Command Create(CliHost host)
    {
        var id = CommonOptions.SearchId();
        var (json, plain) = (CommonOptions.JsonLines(), CommonOptions.Plain());
        var leave = new Option<bool>("--no-wait") { Description = "Return at once; whatever drives the search trains the winner" };
        var command = new ExampledCommand("stop", "End a search now as its budget would: try no more networks, and train the best in full.")
        {
            Examples =
            [
                ("nascloud stop quickstart-7f3a", "when what it found is good enough; shows the rest of it"),
                ("nascloud stop quickstart-7f3a --no-wait", "for scripts"),
            ],
        };
        command.Arguments.Add(id);
        foreach (var option in new Option[] { leave, json, plain })
            command.Options.Add(option);
        var home = HomeOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var open = home.Open(host, parsed);
            var manifest = await open.Searches.ReadManifestAsync(await open.Searches.FindAsync(parsed.GetValue(id)!, cancellationToken), cancellationToken);
            await open.Steering.StopAsync(manifest.Id, cancellationToken);
            var isDriven = open.Store is null || await open.Store.IsDrivenAsync(manifest.Id, cancellationToken);
            if (parsed.GetValue(leave))
                return Leave(host, open.Searches.PlaceOf(manifest.Id), manifest.Id, isDriven);
            var output = SearchOutput.Choose(host, parsed.GetValue(json), parsed.GetValue(plain), isDriven ? OutputRole.Watches : OutputRole.Drives);
            return isDriven
                ? await new SearchFollower(host, open, output).RunAsync(manifest, cancellationToken)
                : await new SearchRunner(host, open, output).RunAsync(manifest, isNew: false, cancellationToken);
        });
        return command;
    }

    private static int Leave(CliHost host, SearchPlace place, SearchId id, bool isDriven)
    {
        host.Output.WriteLine(isDriven
            ? $"{id} tries no more networks and trains its winner; '{place.Show}' tells where it stands"
            : $"{id} tries no more networks, and nothing drives it; train its winner with '{place.Resume}'");
        return ExitCode.Success;
    }
}
