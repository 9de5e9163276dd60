using System.CommandLine;
using NasCloud.Cli.Hosting;

namespace NasCloud.Cli.Commands;

internal static class WorkerCommand
{
    public static Command Create(CliHost host) => new("worker", host.WorkingFolder) { Hidden = true };
}
