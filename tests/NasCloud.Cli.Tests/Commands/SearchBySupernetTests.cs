using NasCloud.Cli.Tests.Fakes;
using NasCloud.Cli.Tests.Resilience;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Trials;
using NasCloud.Local.Storage;

namespace NasCloud.Cli.Tests.Commands;

/// <summary>A search with the weights of a supernet, from its spec to the trained winner.</summary>
[Collection(InProcessDriver.Collection)]
public sealed class SearchBySupernetTests : IDisposable
{
    private const string Spec = """
        {
          "schemaVersion": 1,
          "dataset": { "name": "bars" },
          "space": { "name": "chain", "depth": [1, 2], "layers": { "kinds": ["conv"], "conv": { "filters": [2, 4], "kernel": [3], "stride": [2] } } },
          "strategy": "random",
          "estimator": { "name": "supernet", "epochs": 2, "calibrationBatches": 2 },
          "final": { "epochs": 1 },
          "budget": { "trials": 3 },
          "parallelism": 2
        }
        """;

    // Enough of them that the first checkpoint is seen long before the last epoch.
    private const int Epochs = 15;

    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-supernet-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Search_BySupernet_ScoresCandidatesWithItsWeightsAndTrainsTheWinner()
    {
        var ended = await EndedSearch.RunHereAsync(Spec, _folder, Test);

        var search = ended.Search;
        Assert.Equal(TrialOutcome.Succeeded, search.Supernet!.Score!.Outcome);
        Assert.Equal(3, search.Trials.Count);
        Assert.All(search.Trials, trial => Assert.True(trial.HasMetrics && trial.Metric(MetricNames.Accuracy) is not null));
        Assert.Equal(search.Trials.MaxBy(trial => trial.Metric(MetricNames.Accuracy))!.Trial.ArchitectureId, search.Final!.Trial.ArchitectureId);
        Assert.InRange(search.Final.Score!.Metrics[MetricNames.TestAccuracy], 0, 1);
        Assert.Contains("supernet  ", ended.Output, StringComparison.Ordinal);
        Assert.Null(await ended.Repository.Store.ReadAsync(SearchPaths.Checkpoint(search.Manifest.Id, Trial.SupernetNumber), Test));
    }

    [Fact]
    public async Task Search_KilledWhileTheSupernetTrains_GoesOnFromItsCheckpoint()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It finds the trainer processes through /proc.");
        var path = Path.Combine(_folder, "spec.json");
        await File.WriteAllTextAsync(path, Spec.Replace("\"epochs\": 2", $"\"epochs\": {Epochs}", StringComparison.Ordinal), Test);
        var store = Directory.CreateDirectory(Path.Combine(_folder, "store")).FullName;
        using var activity = new StoreActivity(store);
        await using var first = NasCloudProcess.Start("search", path, "--store", store, "--plain");
        var exit = first.ExitAsync(Test);
        for (var change = activity.AfterAsync(1); !Directory.EnumerateFiles(store, "checkpoint", SearchOption.AllDirectories).Any(); change = activity.AfterAsync(1))
        {
            await Task.WhenAny(change, exit);
            Assert.False(exit.IsCompleted, $"The search ended before a checkpoint was seen: {first.Output}");
        }

        var trainers = first.Children();
        first.Kill();
        foreach (var trainer in trainers)
            NasCloudProcess.KillOne(trainer);
        await exit;

        var repository = new SearchRepository(new FileObjectStore(store, TimeProvider.System));
        var id = await repository.ListAsync(Test).SingleAsync(Test);
        await using var second = NasCloudProcess.Start("resume", id.ToString(), "--store", store, "--plain");

        var search = (await EndedSearch.OfAsync(second, store, Test)).Search;
        Assert.Equal((TrialOutcome.Succeeded, 2), (search.Supernet!.Score!.Outcome, search.Supernet.Score.Attempts));
        Assert.Equal(Enumerable.Range(1, Epochs), (await repository.ReadCurveAsync(id, Trial.SupernetNumber, Test)).Select(point => point.Epoch));
        Assert.Equal(3, search.Trials.Count);
        Assert.All(search.Trials, trial => Assert.True(trial.HasMetrics));
    }
}
