using NasCloud.Cli.Hosting;

namespace NasCloud.Cli.Outputs;

/// <summary>Chooses how training anew is shown.</summary>
internal static class RetrainingOutput
{
    public static IRetrainingOutput Choose(CliHost host, bool json, bool plain) =>
        json ? new JsonRetrainingOutput(host)
        : plain || !host.IsTerminal ? new PlainRetrainingOutput(host)
        : new BarRetrainingOutput(host);
}
