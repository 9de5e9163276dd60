using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Places;
using NasCloud.Cli.Places.Remote;

namespace NasCloud.Cli.Commands;

/// <summary>The options that say whose parts of specs are meant: this program's, or a server's.</summary>
internal sealed class CatalogOptions
{
    private readonly ServerOptions _server;

    private CatalogOptions(ServerOptions server) => _server = server;

    /// <summary>Gives them to a command.</summary>
    public static CatalogOptions AddTo(Command command) => new(ServerOptions.AddTo(command));

    /// <summary>The parts.</summary>
    /// <exception cref="CliException">The server's address is not valid.</exception>
    public IComponentCatalog Open(CliHost host, ParseResult parsed) =>
        _server.Find(host, parsed, isLocal: false) is { } server ? new RemoteComponents(server) : new KnownComponents();
}
