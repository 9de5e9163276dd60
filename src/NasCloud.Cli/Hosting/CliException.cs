namespace NasCloud.Cli.Hosting;

/// <summary>Ends a command with a message for the user and an exit code.</summary>
internal class CliException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
