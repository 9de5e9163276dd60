using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NasCloud.Azure.Telemetry;

namespace NasCloud.Cli.Hosting;

/// <summary>Sends what this process tells of the searches it works on, where the environment asks for it.</summary>
/// <remarks>A command that works on none, and any command where nothing is asked for, loads nothing for it.</remarks>
internal sealed class CliTelemetry : IAsyncDisposable
{
    private const string Trainer = "worker";

    private static readonly string[] Working = ["search", "resume", "stop", "cancel", "serve", Trainer];

    private readonly IAsyncDisposable? _pipeline;

    private CliTelemetry(IAsyncDisposable? pipeline, ILoggerFactory loggers) => (_pipeline, Loggers) = (pipeline, loggers);

    /// <summary>Makes loggers whose messages are sent.</summary>
    public ILoggerFactory Loggers { get; }

    /// <summary>Begins to send.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="variable">The value of an environment variable, or null.</param>
    /// <exception cref="CliException">What the environment says of where to can't be understood.</exception>
    public static CliTelemetry Start(string[] arguments, Func<string, string?> variable)
    {
        var command = arguments.FirstOrDefault(each => !each.StartsWith('-'));
        return Working.Contains(command) && TelemetrySettings.AreGiven(variable)
            ? Begin(command == Trainer ? "nascloud-trainer" : "nascloud", variable)
            : new CliTelemetry(null, NullLoggerFactory.Instance);
    }

    /// <summary>Sends what is left.</summary>
    public ValueTask DisposeAsync() => _pipeline?.DisposeAsync() ?? ValueTask.CompletedTask;

    // A method of its own, so that OpenTelemetry is loaded where it is called and not before.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CliTelemetry Begin(string service, Func<string, string?> variable)
    {
        var settings = TelemetrySettings.FromEnvironment(service, $"{Environment.MachineName}/{Environment.ProcessId}", variable)!;
        try
        {
            var pipeline = TelemetryPipeline.Start(settings);
            return new CliTelemetry(pipeline, pipeline.Loggers);
        }
        catch (FormatException exception)
        {
            throw new CliException(ExitCode.Invalid, exception.Message);
        }
    }
}
