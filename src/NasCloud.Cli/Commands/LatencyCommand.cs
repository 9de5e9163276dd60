using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Latency;
using NasCloud.Cli.Views;
using NasCloud.Core.Latency;
using NasCloud.Models.Latency;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud latency SPEC</c>: measures on this machine what a space's operations take, so that its networks' latency can be predicted.</summary>
internal static class LatencyCommand
{
    public static Command Create(CliHost host)
    {
        var command = new ExampledCommand("latency", "Build a table that predicts how long networks take on this machine, and measure how well it does.")
        {
            Examples =
            [
                ("nascloud latency spec.json --output latency.json", "for the space of a spec, which then names it in latency.table"),
                ("nascloud latency --space nas-bench-201 --input 3x32x32", "for a space, at its defaults"),
            ],
        };
        var options = LatencyOptions.AddTo(command);
        var store = StoreOptions.AddTo(command);
        ServerOptions.Refuse(command, "Measure on the machine that networks are for; what is written goes into latency.content of a spec that a server runs.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var request = await options.ReadAsync(host, store.Place(host, parsed), parsed, cancellationToken);
            return Run(host, request);
        });
        return command;
    }

    private static int Run(CliHost host, LatencyRequest request)
    {
        using var stop = host.ListenForStop();
        var (table, accuracy) = new LatencyStudy(new OnnxNetworkTimer(host.Time), host.Time).Run(request, new Notes(host), stop.Requested);
        File.WriteAllText(request.Path, LatencyTableJson.Write(table));
        host.Output.WriteLine(request.Path);
        host.Output.WriteLine($"{Format.Plural(table.Entries.Count, "operation")} of {Format.Plural(request.Samples, "network")}, measured on {table.Host}");
        if (accuracy is not null)
            host.Output.WriteLine(FormattableString.Invariant($"{Format.Plural(accuracy.Count, "further network")}: median error {Format.Share(accuracy.MedianError)}, 90% within {Format.Share(accuracy.Error90)}, rank correlation {accuracy.RankCorrelation:0.000}"));
        return ExitCode.Success;
    }

    /// <summary>Tells now and then how far the measurements are.</summary>
    private sealed class Notes(CliHost host) : IProgress<(int Done, int Of)>
    {
        private const int Every = 50;

        public void Report((int Done, int Of) value)
        {
            if (value.Done % Every == 0)
                host.Error.WriteLine($"{value.Done} of {value.Of} measured");
        }
    }
}
