using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Places;

namespace NasCloud.Cli.Commands;

/// <summary>The options that say where searches are: in a store, or at a server.</summary>
internal sealed class HomeOptions
{
    private readonly StoreOptions _store;
    private readonly ServerOptions _server;

    private HomeOptions(StoreOptions store, ServerOptions server) => (_store, _server) = (store, server);

    /// <summary>Gives them to a command.</summary>
    public static HomeOptions AddTo(Command command) => new(StoreOptions.AddTo(command), ServerOptions.AddTo(command));

    /// <summary>Opens the place that they name.</summary>
    /// <exception cref="CliException">They don't name one, or two.</exception>
    public SearchHome Open(CliHost host, ParseResult parsed) =>
        _server.Find(host, parsed, _store.AreNamed(parsed)) is { } server
            ? SearchHome.Of(host, server, _server.AreNamed(parsed), _store.Folder(host, parsed))
            : SearchHome.Of(host, _store.Open(host, parsed));
}
