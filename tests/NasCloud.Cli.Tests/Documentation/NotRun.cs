namespace NasCloud.Cli.Tests.Documentation;

/// <summary>Which commands of the documents are only parsed here, why, and which tests run them instead.</summary>
internal static class NotRun
{
    private static readonly (Func<IReadOnlyList<string>, bool> Fits, string Reason, string[] RunBy)[] Reasons =
    [
        (line => line.Any(word => word.Contains("https://", StringComparison.Ordinal)), "needs an account in Azure, or a server", ["StorageTests", "RemotePlaceTests"]),
        (Has("--storage"), "needs Azure or Azurite", ["StorageTests"]),
        (Has("--server"), "needs a server", ["RemotePlaceTests"]),
        (Begins("dataset", "get"), "downloads", ["DatasetDownloaderTests"]),
        (Begins("dataset", "upload"), "needs Azure or Azurite", ["StorageTests"]),
        (Begins("serve"), "goes on until it is stopped", ["ServeProcessTests"]),
        (Begins("doctor"), "loads libtorch, which no command of this process may", ["CheckTests"]),
        (Begins("export"), "loads libtorch", ["ModelCommandTests"]),
        (Begins("retrain"), "trains", ["RetrainCommandTests"]),
        (Begins("latency"), "measures for 20 seconds", ["LatencyCommandTests"]),
        (Begins("pause"), "needs a search that runs", ["StoreCommandTests"]),
        (Begins("cancel"), "needs a search that runs", ["StoreCommandTests"]),
        (Begins("stop"), "needs a search that runs", ["FollowCommandTests"]),
        (Begins("watch"), "needs a search that runs", ["FollowCommandTests"]),
        (Begins("new"), "asks, and waits for answers", ["NewCommandTests"]),
        (line => Begins("download")(line) && Has("--trial")(line), "needs a trial that was trained anew", ["RetrainCommandTests"]),
        (line => Begins("predict")(line) && line.Any(word => word.EndsWith(".csv", StringComparison.Ordinal)), "needs a model of tables or texts", ["SearchOfATableTests", "SearchOfTextsTests"]),
    ];

    /// <summary>Why a command line is not run; null where it is.</summary>
    public static string? Reason(IReadOnlyList<string> arguments) => Reasons.FirstOrDefault(each => each.Fits(arguments)).Reason;

    /// <summary>The names of the tests that run them.</summary>
    public static IEnumerable<string> RunBy => Reasons.SelectMany(each => each.RunBy).Distinct();

    private static Func<IReadOnlyList<string>, bool> Begins(params string[] words) => line => line.Take(words.Length).SequenceEqual(words);

    private static Func<IReadOnlyList<string>, bool> Has(string option) => line => line.Contains(option);
}
