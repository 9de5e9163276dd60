namespace NasCloud.Cli.Tests.Documentation;

/// <summary>Which commands of the documents are parsed and not run here, and why.</summary>
internal static class NotRun
{
    private static readonly (Func<IReadOnlyList<string>, bool> Fits, string Reason)[] Reasons =
    [
        (line => line.Any(word => word.Contains("https://", StringComparison.Ordinal)), "needs an account in Azure, or a server"),
        (Has("--storage"), "needs Azure or Azurite: StorageTests"),
        (Has("--server"), "needs a server"),
        (Begins("dataset", "get"), "downloads: DatasetDownloaderTests"),
        (Begins("dataset", "upload"), "needs Azure or Azurite: StorageTests"),
        (Begins("serve"), "goes on until it is stopped: ServeProcessTests"),
        (Begins("doctor"), "loads libtorch, which no command of this process may: CheckTests"),
        (Begins("export"), "loads libtorch: ModelCommandTests"),
        (Begins("retrain"), "trains: RetrainCommandTests"),
        (Begins("latency"), "measures for 20 seconds: LatencyCommandTests"),
        (Begins("pause"), "needs a search that runs: StoreCommandTests"),
        (Begins("cancel"), "needs a search that runs: StoreCommandTests"),
        (Begins("stop"), "needs a search that runs"),
        (Begins("watch"), "needs a search that runs"),
        (Begins("new"), "asks, and waits for answers"),
        (line => Begins("download")(line) && Has("--trial")(line), "needs a trial that was trained anew: RetrainCommandTests"),
        (line => Begins("predict")(line) && line.Any(word => word.EndsWith(".csv", StringComparison.Ordinal)), "needs a model of tables or texts: SearchOfATableTests, SearchOfTextsTests"),
    ];

    /// <summary>Why a command line is not run; null where it is.</summary>
    public static string? Reason(IReadOnlyList<string> arguments) => Reasons.FirstOrDefault(each => each.Fits(arguments)).Reason;

    private static Func<IReadOnlyList<string>, bool> Begins(params string[] words) => line => line.Take(words.Length).SequenceEqual(words);

    private static Func<IReadOnlyList<string>, bool> Has(string option) => line => line.Contains(option);
}
