using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NasCloud.Cli.Places.Remote;
using NasCloud.Core.Costs;
using NasCloud.Core.Searches.Ports;
using Spectre.Console;

namespace NasCloud.Cli.Hosting;

/// <summary>What commands know of the world around them; tests put their own in its place.</summary>
internal sealed record CliHost
{
    // The first that is set counts.
    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_CTYPE", "LANG"];

    /// <summary>Where results go, for people.</summary>
    public required IAnsiConsole Console { get; init; }

    /// <summary>Where errors and notes go that are not the result.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether results go to a terminal that can redraw lines.</summary>
    public required bool IsTerminal { get; init; }

    /// <summary>Whether somebody is there to be asked.</summary>
    public bool IsInteractive { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>The value of an environment variable, or null.</summary>
    public required Func<string, string?> Variable { get; init; }

    public required string WorkingFolder { get; init; }

    /// <summary>Opens the store at a place.</summary>
    public required Func<StorePlace, IObjectStore> OpenStore { get; init; }

    /// <summary>Makes the driver of a store's searches.</summary>
    public required Func<SearchStore, ISearchDriver> CreateDriver { get; init; }

    public required Func<IStopSignal> ListenForStop { get; init; }

    /// <summary>Makes what sends requests to a server.</summary>
    public Func<HttpClient> CreateHttp { get; init; } = ServerClient.CreateHttp;

    /// <summary>Makes the loggers whose messages are sent to where telemetry goes.</summary>
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    /// <summary>What a device costs; null where the environment does not say.</summary>
    /// <exception cref="CliException">It says something that is no price.</exception>
    public DevicePrice? Price => ReadPrice(Variable);

    /// <summary>Results, line by line, for machines: never wrapped, never coloured.</summary>
    public TextWriter Output => Console.Profile.Out.Writer;

    /// <summary>The host of this process.</summary>
    /// <param name="loggers">Makes the loggers of what drives searches.</param>
    public static CliHost ForProcess(ILoggerFactory loggers)
    {
        var console = CreateConsole();
        return new CliHost
        {
            Console = console,
            Error = System.Console.Error,
            IsTerminal = IsCapable(console),
            IsInteractive = IsCapable(console) && !System.Console.IsInputRedirected,
            Time = TimeProvider.System,
            Variable = Environment.GetEnvironmentVariable,
            WorkingFolder = Environment.CurrentDirectory,
            OpenStore = Stores.Open,
            CreateDriver = store => new LocalSearchDriver(store, TimeProvider.System, ReadPrice(Environment.GetEnvironmentVariable), loggers),
            ListenForStop = () => new ProcessStopSignal(ProcessStopSignal.All, () => console.Cursor.Show(true)),
            Loggers = loggers,
        };
    }

    private static DevicePrice? ReadPrice(Func<string, string?> variable)
    {
        try
        {
            return DevicePrice.FromEnvironment(variable);
        }
        catch (FormatException exception)
        {
            throw new CliException(ExitCode.Invalid, exception.Message);
        }
    }

    private static IAnsiConsole CreateConsole()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        // A pipe has no width of its own, and what it leads to does not expect lines to be broken at 80.
        if (System.Console.IsOutputRedirected)
            console.Profile.Width = 160;
        if (IsPlainLocale(Environment.GetEnvironmentVariable))
            console.Profile.Capabilities.Unicode = false;
        return console;
    }

    // Whoever asks for the locale of old Unix is to get ASCII; where nothing is said, terminals show UTF-8 by now.
    private static bool IsPlainLocale(Func<string, string?> variable) =>
        LocaleVariables.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) is "C" or "POSIX";

    private static bool IsCapable(IAnsiConsole console) =>
        !System.Console.IsOutputRedirected && console.Profile.Capabilities is { Ansi: true };
}
