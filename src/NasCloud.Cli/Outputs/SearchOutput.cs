using NasCloud.Cli.Hosting;

namespace NasCloud.Cli.Outputs;

/// <summary>Chooses how a search is shown.</summary>
internal static class SearchOutput
{
    public static ISearchOutput Choose(CliHost host, bool json, bool plain) =>
        json ? new JsonOutput(host)
        : plain || !host.IsTerminal ? new PlainOutput(host)
        : new LiveOutput(host);
}
