using NasCloud.Cli.Hosting;

namespace NasCloud.Cli.Outputs;

/// <summary>Chooses how a search is shown.</summary>
internal static class SearchOutput
{
    public static ISearchOutput Choose(CliHost host, bool json, bool plain, OutputRole role = OutputRole.Drives) =>
        json ? new JsonOutput(host, role)
        : plain || !host.IsTerminal ? new PlainOutput(host, role)
        : new LiveOutput(host, role);
}
