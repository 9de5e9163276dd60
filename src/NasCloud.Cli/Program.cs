using NasCloud.Cli.Commands;
using NasCloud.Cli.Hosting;

await using var telemetry = CliTelemetry.Start(args, Environment.GetEnvironmentVariable);
return await NasCloudCommand.RunAsync(CliHost.ForProcess(telemetry.Loggers), args);
