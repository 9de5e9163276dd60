using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Places.Remote;

namespace NasCloud.Cli.Commands;

/// <summary>The options that name a server whose searches a command works on.</summary>
internal sealed class ServerOptions
{
    /// <summary>The environment variable that names a server.</summary>
    public const string Variable = "NASCLOUD_SERVER";

    private const string OptionName = "--server";
    private const string KeyName = "--key";

    private readonly Option<string?> _server = new(OptionName)
    {
        Description = $"Work on the searches of a server: 'nascloud serve' or the Functions app (default: {Variable}, else none)",
        HelpName = "URL",
    };

    private readonly Option<string?> _key = new(KeyName)
    {
        Description = $"The key that the server asks for; better the variable {ServerKey.Variable}, which others on the machine can't read",
        HelpName = "KEY",
    };

    private ServerOptions()
    {
    }

    /// <summary>Gives them to a command.</summary>
    public static ServerOptions AddTo(Command command)
    {
        var options = new ServerOptions();
        command.Options.Add(options._server);
        command.Options.Add(options._key);
        return options;
    }

    /// <summary>Makes a command that works on this machine alone say so where a server is named, with what to do instead.</summary>
    /// <param name="command">The command.</param>
    /// <param name="instead">What to do instead, as a sentence.</param>
    public static void Refuse(Command command, string instead)
    {
        var server = new Option<string?>(OptionName) { Hidden = true };
        server.Validators.Add(result => result.AddError($"{OptionName} is of no use here: '{command.Name}' works on this machine alone. {instead}"));
        command.Options.Add(server);
    }

    /// <summary>Whether the command line itself names one.</summary>
    public bool AreNamed(ParseResult parsed) => parsed.GetValue(_server) is not null;

    /// <summary>The server that the options name, else the environment.</summary>
    /// <param name="host">Knows the environment.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="isLocal">Whether the command line names a place of this machine, which goes before what the environment says.</param>
    /// <returns>Null where nothing names one.</returns>
    /// <exception cref="CliException">The address or the key is not valid.</exception>
    public ServerClient? Find(CliHost host, ParseResult parsed, bool isLocal) => Find(host, parsed.GetValue(_server), parsed.GetValue(_key), isLocal);

    /// <summary>The server of an address and a key, as options have them.</summary>
    internal static ServerClient? Find(CliHost host, string? named, string? key, bool isLocal)
    {
        if (named is not null && isLocal)
            throw new CliException(ExitCode.Invalid, $"{OptionName} and --store or --storage name two places: leave one of them out.");
        var address = named ?? (isLocal ? null : host.Variable(Variable));
        if (!string.IsNullOrEmpty(address))
            return Connect(host, ServerAddress.Parse(address), string.IsNullOrEmpty(key) ? host.Variable(ServerKey.Variable) : key);
        return key is null ? null : throw new CliException(ExitCode.Invalid, $"{KeyName} is the key of a server: name that with {OptionName} or {Variable}.");
    }

    private static ServerClient Connect(CliHost host, ServerAddress address, string? key)
    {
        var shown = string.IsNullOrEmpty(key) ? null : new ServerKey(key);
        if (shown is not null && address.IsOpen)
            host.Error.WriteLine($"note: {address} is not encrypted, so that others on the way can read the key: use https");
        return new ServerClient(address, shown, host.CreateHttp(), host.Time);
    }
}
