using NasCloud.Cli.Commands;
using NasCloud.Cli.Hosting;

try
{
    await using var telemetry = CliTelemetry.Start(args, Environment.GetEnvironmentVariable);
    return await NasCloudCommand.RunAsync(CliHost.ForProcess(telemetry.Loggers), args);
}
catch (CliException exception)
{
    Console.Error.WriteLine(ErrorReport.Error(exception.Message));
    return exception.ExitCode;
}
