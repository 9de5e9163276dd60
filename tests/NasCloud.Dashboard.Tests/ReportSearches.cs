using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NasCloud.Core.Environments;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Serialization;
using NasCloud.Core.Specs;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;

namespace NasCloud.Dashboard.Tests;

/// <summary>Searches to report of.</summary>
internal static class ReportSearches
{
    public const string HostileText = """</script><script>window.wasRun = 1</script><!-- <img src=x onerror="window.wasRun = 1">""";

    /// <summary>One that was trained: two objectives, failures, a winner trained in full with models and a card.</summary>
    public static ReportSearch TwoObjectives()
    {
        var final = WithTest(Snapshots.Done(91, 0.873, 41_210, 30, TrialKind.Final));
        var snapshot = Snapshots.Create(
            SearchState.Completed, """{ "trials": 90, "wallClock": "2h" }""", $"""{Snapshots.TwoObjectives}, "dataset": "grey", "final": {"{"} "epochs": 30 {"}"}""", parallelism: 4,
            elapsed: TimeSpan.FromMinutes(93), deviceSeconds: 19_400, final: final, trials: [.. Enumerable.Range(1, 90).Select(Trial)]);
        var manifest = snapshot.Manifest with { Id = new SearchId("report-0001"), Spec = WithSmallNetworks(snapshot.Manifest.Spec), Dataset = TestSearch.GreyImages with { Fingerprint = new string('a', 64) } };
        return new ReportSearch(
            snapshot with { Manifest = manifest, Status = new SearchStatus(SearchState.Completed, DateTimeOffset.UnixEpoch.AddMinutes(93), EndReason.WallClock) }, AddTrainedAsync);
    }

    /// <summary>One whose every trial failed.</summary>
    public static ReportSearch WithoutWinner()
    {
        var snapshot = Snapshots.Create(SearchState.Failed, trials: [.. Enumerable.Range(1, 12).Select(number => Snapshots.Failed(number, $"The loss was not finite after {number % 3} epochs."))]);
        return new ReportSearch(snapshot with
        {
            Manifest = snapshot.Manifest with { Id = new SearchId("failed-0001") },
            Status = new SearchStatus(SearchState.Failed, DateTimeOffset.UnixEpoch.AddMinutes(2), EndReason.Trials, "No trial has metrics: all 12 failed."),
        });
    }

    /// <summary>One whose trials failed with words that would run, were they markup.</summary>
    public static ReportSearch Hostile()
    {
        var snapshot = Snapshots.Create(SearchState.Paused, trials: [Snapshots.Failed(1, HostileText)]);
        return new ReportSearch(snapshot with { Manifest = snapshot.Manifest with { Id = new SearchId("hostile-0001") } });
    }

    // Of two hundred nodes, as the space's own are, each check of the page takes its time.
    private static SearchSpec WithSmallNetworks(SearchSpec spec)
    {
        var json = SharedSpec.Whole(spec);
        json["space"]!["cellsPerStage"] = 1;
        return SearchSpecReader.Read(json.ToJsonString()).Spec!;
    }

    private static Observation Trial(int number)
    {
        ImmutableArray<int> choices = [.. Enumerable.Range(0, 6).Select(place => number * 7919 / (int)Math.Pow(3, place) % 5)];
        var accuracy = 0.55 + (choices.Select((choice, place) => choice * (place + 1)).Sum() / 300.0);
        var trial = number % 11 == 0
            ? Snapshots.Failed(number, number % 2 == 0 ? $"The loss was not finite after {number % 3} epochs." : "Out of memory: 412 MB were asked for.")
            : Snapshots.Done(number, accuracy, 12_000 + (choices[0] * 9_000) + (choices[5] * 14_000) + (number * 37), number % 6 == 0 ? 9 : 3);
        var score = trial.Score! with { Trainer = $"local-{1 + (number % 4)}", DeviceSeconds = 120 + (number % 17 * 11), Threads = 2, FinishedAt = DateTimeOffset.UnixEpoch.AddMinutes(number) };
        return trial with { Trial = trial.Trial with { Genotype = new Genotype([.. choices]) }, Score = score };
    }

    private static Observation WithTest(Observation final) => final with
    {
        Score = final.Score! with
        {
            FinishedAt = DateTimeOffset.UnixEpoch.AddMinutes(93),
            Metrics = final.Score.Metrics.Add(MetricNames.TestAccuracy, 0.861).Add(MetricNames.TestLoss, 0.412).Add(MetricNames.TrainingSeconds, 702),
        },
    };

    private static async Task AddTrainedAsync(SearchRepository repository, SearchId id)
    {
        foreach (var trial in new[] { 91, 56, 50, 9, 65 })
            await StoredSearch.WriteCurveAsync(repository, id, trial, [.. Enumerable.Range(1, trial == 91 ? 30 : 3).Select(epoch => Point(trial, epoch))]);
        var models = new ModelList(
        [
            new ModelEntry("float32", "model.onnx", 171_204, 17) { Parameters = 41_210, Channels = 96, TestAccuracy = 0.861, LatencyMilliseconds = 0.412, ComparedSamples = 100, LargestDifference = 2e-7 },
            new ModelEntry("pruned int8", "model.pruned.int8.onnx", 31_770, 17) { Parameters = 22_404, Channels = 61, TestAccuracy = 0.857, LatencyMilliseconds = 0.171 },
        ])
        {
            Compression = new(0.01, 500, true, [new CompressionStep("pruned", true) { AccuracyLoss = 0.004, Channels = 61 }, new CompressionStep("int8", false) { AccuracyLoss = 0.021 }]),
        };
        await repository.ReplaceJsonAsync(SearchPaths.ResultFile(id, ModelList.FileName), models, CancellationToken.None);
        var card = "# test: model card\n\nA classifier of images in 10 classes: 0, 1, 2, 3.\n\n## Limits\n\n- The figures hold for images like those of the data set.\n- It always answers one of its classes.\n";
        await repository.Store.ReplaceAsync(SearchPaths.ResultFile(id, "model-card.md"), Encoding.UTF8.GetBytes(card), null, CancellationToken.None);
        await EnvironmentLog.NoteAsync(repository, id, EnvironmentReport.OfThisProcess(EnvironmentRole.Driver), CancellationToken.None);
        var trainer = EnvironmentReport.OfThisProcess(EnvironmentRole.Trainer) with
        {
            Device = "cpu",
            Libraries = ImmutableSortedDictionary<string, string>.Empty.Add("libtorch", "2.7.1").Add("ONNX Runtime", "1.31.1").Add("TorchSharp", "0.107.0"),
        };
        await EnvironmentLog.NoteAsync(repository, id, trainer, CancellationToken.None);
    }

    private static string Point(int trial, int epoch)
    {
        var accuracy = 0.86 - (0.5 * Math.Exp(-epoch / (3.0 + (trial % 4))));
        return JsonSerializer.Serialize(Snapshots.Point(epoch, Math.Round(accuracy, 4)), CoreJson.Compact);
    }
}
