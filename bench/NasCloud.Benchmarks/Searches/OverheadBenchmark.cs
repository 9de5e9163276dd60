using System.Text.Json.Nodes;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches.Ledger;

namespace NasCloud.Benchmarks.Searches;

/// <summary>What share of its trainers' time a search spends on anything but training.</summary>
internal static class OverheadBenchmark
{
    private const double MostOverhead = 0.05;

    // The target is for trials that take at least so long.
    private const double LeastSecondsPerTrial = 5;

    /// <summary>Runs a search on generated data and judges it.</summary>
    /// <param name="nascloud">The program to measure.</param>
    /// <param name="trials">How many trials.</param>
    /// <param name="trainers">How many trainers.</param>
    /// <param name="seconds">How long each trial is to train.</param>
    /// <param name="cancellationToken">Cancels the measurement.</param>
    /// <returns>0 where the target is met or does not apply, else 1.</returns>
    public static async Task<int> RunAsync(NasCloudProgram nascloud, int trials, int trainers, double seconds, CancellationToken cancellationToken)
    {
        using var folder = new BenchmarkFolder();
        var epochs = await CalibrateAsync(folder, nascloud, trainers, seconds, cancellationToken);
        var (_, record) = await folder.SearchAsync(nascloud, Spec(trials, trainers, epochs), cancellationToken);
        return Judge(record);
    }

    /// <summary>Judges a search that has run.</summary>
    /// <returns>0 where the target is met or does not apply, else 1.</returns>
    public static int Judge(SearchRecord record)
    {
        var time = TrainerTime.Of(record);
        if (time.Trials == 0)
        {
            Console.WriteLine($"{record.Manifest.Id} has no scores yet: there is nothing to judge.");
            return 0;
        }

        Print(record, time);
        if (time.Training / time.Trials < LeastSecondsPerTrial)
        {
            Console.WriteLine(FormattableString.Invariant($"the target is for trials of {LeastSecondsPerTrial:F0} s and more"));
            return 0;
        }

        Console.WriteLine(time.Overhead <= MostOverhead ? "the target is met" : "the target is missed");
        return time.Overhead <= MostOverhead ? 0 : 1;
    }

    private static void Print(SearchRecord record, TrainerTime time)
    {
        Console.WriteLine(FormattableString.Invariant(
            $"{record.Manifest.Id}: {time.Trials} trials of {time.Training / time.Trials:F2} s of training on average, {record.Manifest.Spec.Parallelism} trainer(s), {time.Elapsed:F1} s to the last score"));
        if (time.WithoutMetrics > 0)
            Console.WriteLine($"{time.WithoutMetrics} of them have no metrics: their training is not known and counts as overhead");
        Console.WriteLine(FormattableString.Invariant($"overhead {time.Overhead:P1}, at most {MostOverhead:P1}"));
        (string Name, double Seconds)[] parts = [("starting", time.Starting), ("within trials", time.Within), ("between trials", time.Between), ("ending", time.Ending)];
        foreach (var (name, seconds) in parts)
            Console.WriteLine(FormattableString.Invariant($"  {name,-15} {seconds / time.Available,6:P1} {seconds,8:F2} s"));
    }

    private static async Task<int> CalibrateAsync(
        BenchmarkFolder folder, NasCloudProgram nascloud, int trainers, double seconds, CancellationToken cancellationToken)
    {
        const int Epochs = 2;
        // Two trials a trainer, and the fastest counts: the first pays for what every process does once.
        var (_, record) = await folder.SearchAsync(nascloud, Spec(2 * trainers, trainers, Epochs), cancellationToken);
        var fastest = record.Entries.OfType<TrialEnded>().Min(entry => entry.Score.Metrics[MetricNames.TrainingSeconds]);
        return Math.Max(1, (int)Math.Ceiling(seconds * Epochs / fastest));
    }

    // Candidates that cost the same, so that the trainers end together however few trials there are.
    private static JsonObject Spec(int trials, int trainers, int epochs) => new()
    {
        ["schemaVersion"] = 1,
        ["name"] = "overhead",
        // Epochs well below a second, so that their number can set a trial's length.
        ["dataset"] = new JsonObject { ["name"] = "glyphs", ["trainingSamples"] = 2_000 },
        ["space"] = new JsonObject
        {
            ["name"] = "chain",
            ["depth"] = new JsonArray(4),
            ["layers"] = new JsonObject
            {
                ["kinds"] = new JsonArray("conv"),
                ["conv"] = new JsonObject
                {
                    ["filters"] = new JsonArray(32),
                    ["kernel"] = new JsonArray(3),
                    ["stride"] = new JsonArray(2),
                    ["activation"] = new JsonArray("relu", "relu6", "leakyRelu"),
                    ["batchNorm"] = new JsonArray(true),
                    ["dropout"] = new JsonArray(0),
                },
            },
            ["head"] = new JsonArray("globalAveragePooling"),
            ["dense"] = new JsonObject { ["layers"] = new JsonArray(0) },
        },
        ["strategy"] = "random",
        ["fidelity"] = new JsonObject { ["name"] = "full", ["epochs"] = epochs },
        ["final"] = null,
        ["budget"] = new JsonObject { ["trials"] = trials },
        ["parallelism"] = trainers,
        ["seed"] = 1,
    };
}
