using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Outputs;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud watch ID</c>: shows a search that another process or machine drives.</summary>
internal static class WatchCommand
{
    public static Command Create(CliHost host)
    {
        var id = CommonOptions.SearchId();
        var (json, plain) = (CommonOptions.JsonLines(), CommonOptions.Plain());
        var command = new ExampledCommand("watch", "Watch a search that runs in another process or on another machine, until it ends.")
        {
            Examples =
            [
                ("nascloud watch quickstart-7f3a", "as 'search' shows it; Ctrl+C ends the watching alone"),
                ("nascloud watch quickstart-7f3a --json", "what happens from now on, for a program"),
            ],
        };
        command.Arguments.Add(id);
        command.Options.Add(json);
        command.Options.Add(plain);
        var home = HomeOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var open = home.Open(host, parsed);
            var manifest = await open.Searches.ReadManifestAsync(await open.Searches.FindAsync(parsed.GetValue(id)!, cancellationToken), cancellationToken);
            var output = SearchOutput.Choose(host, parsed.GetValue(json), parsed.GetValue(plain), OutputRole.Watches);
            return await new SearchFollower(host, open, output).RunAsync(manifest, cancellationToken);
        });
        return command;
    }
}
