using System.Text.Json;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Trials;
using NasCloud.Local.Hosting;
using NasCloud.Local.Workflows;
using NasCloud.Training.Native;

namespace NasCloud.Cli.Hosting;

/// <summary>Tells the user about an error and decides what the process exits with.</summary>
internal static class ErrorReport
{
    /// <summary>The environment variable that asks for stack traces.</summary>
    public const string DebugVariable = "NASCLOUD_DEBUG";

    public static int Write(CliHost host, Exception exception)
    {
        host.Error.WriteLine(host.Variable(DebugVariable) == "1" ? exception.ToString() : Message(exception));
        return Code(exception);
    }

    /// <summary>An error as it is written, beside notes and what else is told.</summary>
    public static string Error(string message) => $"error: {message}";

    private static int Code(Exception exception) => exception switch
    {
        CliException known => known.ExitCode,
        SearchNotFoundException => ExitCode.NotFound,
        SearchBusyException => ExitCode.Busy,
        DatasetException => ExitCode.Invalid,
        OperationCanceledException => ExitCode.Paused,
        WorkflowFailedException { InnerException: { } cause } => Code(cause),
        _ => ExitCode.Failure,
    };

    private static string Message(Exception exception) => exception switch
    {
        OperationCanceledException => "Stopped.",
        // What failed of it is for the log; what to do depends on the cause.
        WorkflowFailedException { InnerException: { } cause } => Message(cause),
        CliException or SearchNotFoundException or SearchBusyException or DatasetException => Error(exception),
        TrainerFaultException or TorchUnavailableException => Error(exception),
        StoreException or InvalidDataException or JsonException or IOException or UnauthorizedAccessException => Error(exception),
        _ => $"error: unexpected {exception.GetType().Name}: {exception.Message} (set {DebugVariable}=1 for the stack trace)",
    };

    private static string Error(Exception exception) => Error(exception.Message);
}
