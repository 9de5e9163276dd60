using NasCloud.Cli.Commands;
using NasCloud.Cli.Hosting;

return await NasCloudCommand.RunAsync(CliHost.ForProcess(), args);
