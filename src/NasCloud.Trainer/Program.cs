using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using NasCloud.Azure.Identity;
using NasCloud.Azure.Storage;
using NasCloud.Azure.Telemetry;
using NasCloud.Core.Searches;
using NasCloud.Trainer;

if (TrainerSettings.Read(Environment.GetEnvironmentVariable, out var errors) is not { } settings)
{
    foreach (var error in errors)
        Console.Error.WriteLine(error);
    return ExitCode.Misconfigured;
}

if (!TryStartTelemetry(settings, out var telemetry))
    return ExitCode.Misconfigured;
await using var sending = telemetry;
using var console = telemetry is null ? LoggerFactory.Create(AddConsole) : null;
var logger = (telemetry?.Loggers ?? console!).CreateLogger("NasCloud.Trainer");
using var stop = new CancellationTokenSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
try
{
    var container = BlobContainers.Open(settings.Storage, AzureIdentity.FromEnvironment(Environment.GetEnvironmentVariable));
    return await new TrainerHost(settings, new SearchRepository(new BlobObjectStore(container)), TimeProvider.System, logger).RunAsync(stop.Token);
}
catch (FormatException exception)
{
    Console.Error.WriteLine(exception.Message);
    return ExitCode.Misconfigured;
}
catch (Exception exception)
{
    TrainerHostLog.Failed(logger, exception);
    return ExitCode.Failure;
}

static bool TryStartTelemetry(TrainerSettings settings, out TelemetryPipeline? pipeline)
{
    pipeline = null;
    var instance = $"{settings.Search}/{settings.Name}/{Environment.ProcessId}";
    if (TelemetrySettings.FromEnvironment("nascloud-trainer", instance, Environment.GetEnvironmentVariable) is not { } telemetry)
        return true;
    try
    {
        pipeline = TelemetryPipeline.Start(telemetry, AddConsole);
        return true;
    }
    catch (FormatException exception)
    {
        Console.Error.WriteLine(exception.Message);
        return false;
    }
}

static void AddConsole(ILoggingBuilder logging) => logging.AddSimpleConsole(format =>
{
    format.SingleLine = true;
    format.UseUtcTimestamp = true;
    format.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
});

void Stop(PosixSignalContext context)
{
    // What happens next is ours to say: the trial is given back, and the process ends by itself.
    context.Cancel = true;
    stop.Cancel();
}
