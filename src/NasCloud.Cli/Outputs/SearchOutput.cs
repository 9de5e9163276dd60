using NasCloud.Cli.Hosting;

namespace NasCloud.Cli.Outputs;

/// <summary>Chooses how a search is shown.</summary>
internal static class SearchOutput
{
    /// <param name="host">Where it is shown.</param>
    /// <param name="json">Whether programs read it.</param>
    /// <param name="plain">Whether lines are wanted.</param>
    /// <param name="goesOn">Whether the search goes on without this process.</param>
    public static ISearchOutput Choose(CliHost host, bool json, bool plain, bool goesOn = false) =>
        json ? new JsonOutput(host)
        : plain || !host.IsTerminal ? new PlainOutput(host)
        : new LiveOutput(host, goesOn);
}
