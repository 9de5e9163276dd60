using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Serving;
using NasCloud.Cli.Views;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud serve</c>: searches over HTTP, driven by this process.</summary>
internal static class ServeCommand
{
    private const int MostAtOnce = 64;

    public static Command Create(CliHost host)
    {
        var url = new Option<string?>("--url") { Description = $"Where to listen (default: http://127.0.0.1:{ListenAddress.DefaultPort}); beyond this machine only with a key", HelpName = "URL" };
        var port = new Option<int?>("--port") { Description = "The port to listen at, 0 for any that is free", HelpName = "PORT" };
        var key = new Option<string?>("--key") { Description = $"What callers must show as {ApiKey.HeaderName} or Authorization: Bearer (default: {ApiKey.Variable}, which others on the machine can't read)", HelpName = "KEY" };
        var atOnce = CommonOptions.Number("--at-once", "How many searches run at once; the others wait for their turn", value: 1, least: 1, MostAtOnce);
        var resume = new Option<bool?>("--resume") { Description = "Whether to go on with searches that were interrupted (default: true for files, false for Azure storage, where others may drive them)" };
        var command = new ExampledCommand("serve", "Serve searches over HTTP, and run those that are posted.")
        {
            Examples =
            [
                ("nascloud serve", $"at http://127.0.0.1:{ListenAddress.DefaultPort}/api, for this machine alone"),
                ("nascloud serve --port 8080 --at-once 2", "at another port, two searches at a time"),
                ($"{ApiKey.Variable}=$(openssl rand -hex 32) nascloud serve --url http://0.0.0.0:8080", "for other machines too, which must show the key"),
            ],
        };
        foreach (var option in new Option[] { url, port, key, atOnce, resume })
            command.Options.Add(option);
        var store = StoreOptions.AddTo(command);
        ServerOptions.Refuse(command, "It is a server itself: --url says where it listens.");
        command.SetAction((parsed, cancellationToken) =>
        {
            var opened = store.Open(host, parsed);
            var settings = new ServeSettings(
                ListenAddress.Parse(parsed.GetValue(url), parsed.GetValue(port)),
                ApiKey.Find(host, parsed.GetValue(key)),
                parsed.GetValue(atOnce),
                parsed.GetValue(resume) ?? opened.Place.Storage is null);
            Check(settings);
            return RunAsync(host, opened, settings, cancellationToken);
        });
        return command;
    }

    private static void Check(ServeSettings settings)
    {
        if (settings is { Address.IsLoopback: false, Key: null })
            throw new CliException(ExitCode.Invalid, $"{settings.Address.Address} can be reached from other machines: set {ApiKey.Variable} to a secret that callers must show, or listen at 127.0.0.1.");
    }

    private static async Task<int> RunAsync(CliHost host, SearchStore store, ServeSettings settings, CancellationToken cancellationToken)
    {
        using var stop = host.ListenForStop();
        await using var server = await SearchServer.StartAsync(host, store, settings, cancellationToken);
        host.Output.WriteLine($"listening at {new Uri(server.Url, "api")}, searches are kept in {store.Place}");
        host.Output.WriteLine($"the dashboard is at {server.Url}");
        if (!settings.Address.IsLoopback)
            host.Error.WriteLine("The key and all else is sent as it is: let other machines connect through an encrypting proxy only.");
        if (server.TakenUp > 0)
            host.Output.WriteLine($"going on with {Format.Count(server.TakenUp)} {(server.TakenUp == 1 ? "search" : "searches")}");
        await Task.Delay(Timeout.InfiniteTimeSpan, host.Time, stop.Requested).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        host.Output.WriteLine(settings.TakesUp ? "stopping; 'nascloud serve' goes on with what runs when it is started again" : "stopping; searches that run are paused");
        await server.StopAsync();
        return ExitCode.Success;
    }
}
