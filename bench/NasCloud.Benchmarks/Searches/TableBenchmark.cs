using System.Text.Json.Nodes;

namespace NasCloud.Benchmarks.Searches;

/// <summary>What a search costs by itself: few and many trials over a table, in turn, each in a process of its own.</summary>
/// <param name="nascloud">The program to measure.</param>
/// <param name="few">Trials of the short searches.</param>
/// <param name="many">Trials of the long ones.</param>
/// <param name="rounds">How often they take turns.</param>
internal sealed class TableBenchmark(NasCloudProgram nascloud, int few, int many, int rounds)
{
    public static readonly string[] Strategies = ["random", "regularized-evolution", "local-search"];

    // For 2,000 trials.
    private const double MostSeconds = 20;
    private const double MostMegabytes = 500;

    // Of the cost of a trial in a search of 2,000 to that in one of 200.
    private const double MostGrowth = 1.5;

    /// <returns>0 where every target is met, else 1.</returns>
    public async Task<int> RunAsync(string[] strategies, CancellationToken cancellationToken)
    {
        using var folder = new BenchmarkFolder();
        var table = BenchmarkTable.FindOrMake(folder.Path);
        Console.WriteLine($"{few} and {many} trials in turn, {rounds} rounds, {table.Path}; medians, of the resident set the largest");
        Console.WriteLine($"{"strategy",-22} {$"{many} in/s",10} {"target",7} {"peak/MB",8} {"target",7} {$"ms/trial: {few}",14} {many,7} {"ratio",6} {"target",7}");
        var met = true;
        foreach (var strategy in strategies)
            met &= await CompareAsync(folder, table, strategy, cancellationToken);
        Console.WriteLine(met ? "every target is met" : "a target is missed");
        return met ? 0 : 1;
    }

    private async Task<bool> CompareAsync(BenchmarkFolder folder, BenchmarkTable table, string strategy, CancellationToken cancellationToken)
    {
        var results = new List<(Cost Few, Cost Many)>();
        for (var round = 0; round < rounds; round++)
        {
            var first = await MeasureAsync(folder, Spec(table, strategy, few), cancellationToken);
            results.Add((first, await MeasureAsync(folder, Spec(table, strategy, many), cancellationToken)));
        }

        var seconds = Statistics.Median(results.Select(result => result.Many.Seconds));
        var megabytes = results.Max(result => result.Many.PeakBytes) / 1e6;
        var growth = Statistics.Median(results.Select(result => result.Many.SecondsPerTrial / result.Few.SecondsPerTrial));
        var fewCost = 1000 * Statistics.Median(results.Select(result => result.Few.SecondsPerTrial));
        var manyCost = 1000 * Statistics.Median(results.Select(result => result.Many.SecondsPerTrial));
        Console.WriteLine(FormattableString.Invariant(
            $"{strategy,-22} {seconds,10:F1} {MostSeconds,7:F1} {megabytes,8:F0} {MostMegabytes,7:F0} {fewCost,14:F2} {manyCost,7:F2} {growth,6:F2} {MostGrowth,7:F2}"));
        return seconds <= MostSeconds && megabytes < MostMegabytes && growth <= MostGrowth;
    }

    // The process as a whole is what the user waits for. The cost of a trial leaves out its start and the reading of the
    // table, which would make the few trials look dearer and the ratio better than it is.
    private async Task<Cost> MeasureAsync(BenchmarkFolder folder, JsonObject spec, CancellationToken cancellationToken)
    {
        var (run, record) = await folder.SearchAsync(nascloud, spec, cancellationToken);
        return new(run.Seconds, run.PeakBytes, record.Seconds / record.Manifest.Spec.Budget.Trials!.Value);
    }

    private static JsonObject Spec(BenchmarkTable table, string strategy, int trials) => new()
    {
        ["schemaVersion"] = 1,
        ["name"] = "table",
        ["space"] = "nas-bench-201",
        ["strategy"] = strategy,
        ["estimator"] = new JsonObject
        {
            ["name"] = "table",
            ["path"] = table.Path,
            ["key"] = "ops",
            ["metrics"] = new JsonObject { ["accuracy"] = table.Metric },
        },
        ["objectives"] = new JsonArray("accuracy"),
        ["budget"] = new JsonObject { ["trials"] = trials },
        ["seed"] = 1,
    };

    private sealed record Cost(double Seconds, long PeakBytes, double SecondsPerTrial);
}
