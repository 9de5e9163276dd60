using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Cli.Tests.Resilience;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Retraining;
using NasCloud.Core.Serialization;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;

namespace NasCloud.Cli.Tests.Commands;

/// <summary><c>nascloud retrain</c>, and <c>export --trial</c> of what it leaves.</summary>
public sealed class RetrainCommandTests(RetrainedSearch retrained) : IClassFixture<RetrainedSearch>, IDisposable
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Retrain_TwoSeeds_TellsEachEpochEachSeedAndHowFarTheyDiffer()
    {
        Assert.Contains($"training trial {retrained.Winner} of {retrained.Id} anew, 15 epochs, 2 seeds", retrained.Output, StringComparison.Ordinal);
        Assert.Matches(@"seed 1  epoch 15 of 15, accuracy \d\.\d{4}, training loss \d\.\d{4}", retrained.Output);
        Assert.Matches(@"seed 1  accuracy \d\.\d{4}, .*test accuracy \d\.\d{4}", retrained.Output);
        Assert.Matches(@"seed +accuracy +test accuracy +test loss +training time", retrained.Output);
        Assert.Matches(@"std\. dev\. +\d\.\d{4} +\d\.\d{4} +\d\.\d{4}", retrained.Output);
        Assert.Matches(@"test +test accuracy \d\.\d{4} ± \d\.\d{4}", retrained.Output);
    }

    [Fact]
    public async Task Retrain_FirstSeed_TrainsAsTheSearchTrainedItsWinner()
    {
        var (first, second) = (await ScoreAsync(retrained.After, seed: 0), await ScoreAsync(retrained.After, seed: 1));

        Assert.Equal(Measured(retrained.Searched.Search.Final!.Score!), Measured(first));
        Assert.NotEqual(first.Metrics[MetricNames.TestLoss], second.Metrics[MetricNames.TestLoss]);
        string[] files = ["architecture.json", "attempts", "curve.jsonl", "model-card.md", "model.onnx", "models.json", "Predict.cs", "predict.py", "preprocessing.json", "score.json", "weights.safetensors"];
        Assert.Equal(files.Order(), Directory.EnumerateFileSystemEntries(SeedFolder(retrained.After, 1)).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Retrain_TrainedBeforeAsJson_TellsScoresMeansAndDeviationsAndTrainsNothing()
    {
        // In this process, which must not load libtorch.
        Assert.Equal(ExitCode.Success, await _host.RunAsync("retrain", retrained.Id.Value, "--epochs", "15", "--seeds", "2", "--json", "--store", retrained.After));

        var events = _host.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["retraining", "seed", "seed", "result"], events.Select(each => (string)each["event"]!));
        Assert.Equal([false, false], events[1..3].Select(each => (bool)each["new"]!));
        var result = events[^1];
        var losses = result["scores"]!.AsArray().Select(score => (double)score!["metrics"]!["testLoss"]!).ToArray();
        Assert.Equal([0, 1], result["scores"]!.AsArray().Select(score => (int)score!["seed"]!));
        Assert.Equal(losses.Average(), (double)result["metrics"]!["testLoss"]!["mean"]!, 1e-12);
        Assert.Equal(Math.Abs(losses[0] - losses[1]) / Math.Sqrt(2), (double)result["metrics"]!["testLoss"]!["standardDeviation"]!, 1e-12);
        Assert.True(Directory.Exists((string)result["folder"]!));
    }

    [Fact]
    public async Task Retrain_KilledAndRunAgain_EndsAsTheUninterruptedOne()
    {
        var store = retrained.CopyBefore("killed");
        await using (var killed = retrained.Start(store, "--plain"))
        {
            // Before the second epoch is told of, the checkpoint of the first is there.
            await killed.LineAsync("seed 1  epoch 2 ", Test);
            killed.Kill();
            Assert.True(await killed.ExitAsync(Test) == 137, killed.Output);
        }

        await using var last = retrained.Start(store, "--plain");
        Assert.True(await last.ExitAsync(Test) == ExitCode.Success, last.Output);

        Assert.Contains("seed 0  trained before: ", last.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("seed 1  epoch 1 ", last.Output, StringComparison.Ordinal);
        for (var seed = 0; seed < 2; seed++)
        {
            Assert.Equal(Measured(await ScoreAsync(retrained.After, seed)), Measured(await ScoreAsync(store, seed)));
            Assert.Equal(await WeightsAsync(retrained.After, seed), await WeightsAsync(store, seed));
        }

        Assert.Equal(2, (await ScoreAsync(store, seed: 1)).Attempts);
    }

    [Fact]
    public async Task Retrain_Stopped_SaysHowToGoOn()
    {
        _host.Stop.Press();

        Assert.Equal(ExitCode.Paused, await _host.RunAsync("retrain", retrained.Id.Value, "--epochs", "15", "--seeds", "2", "--store", retrained.After));

        Assert.Contains("Stopped; the same command goes on from the last checkpoint.", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_TrialThatWasTrainedAnew_WritesTheBestSeed()
    {
        var file = Path.Combine(_host.Folder, "winner.onnx");
        var (first, second) = (await ScoreAsync(retrained.After, seed: 0), await ScoreAsync(retrained.After, seed: 1));
        var best = second.Metrics[MetricNames.Accuracy] > first.Metrics[MetricNames.Accuracy] ? 1 : 0;

        await using var export = NasCloudProcess.Start("export", retrained.Id.Value, "--trial", $"{retrained.Winner}", "--opset", "13", "--to", file, "--store", retrained.After);
        Assert.True(await export.ExitAsync(Test) == ExitCode.Success, export.Output);

        Assert.Contains($"trial {retrained.Winner}, trained anew for 15 epochs with seed {best}", export.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task Export_TrialOfWhichNoWeightsAreKept_SaysHowToTrainIt()
    {
        var other = 3 - retrained.Winner;

        Assert.Equal(ExitCode.NotFound, await _host.RunAsync("export", retrained.Id.Value, "--trial", $"{other}", "--store", retrained.After));

        Assert.Contains(
            $"{retrained.Id} keeps no weights of trial {other}: a trial's are removed once no other goes on from them. 'nascloud retrain {retrained.Id} --store {retrained.After} --trial {other} --epochs N' trains it anew.",
            _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_TrialThatWasTrainedAnew_WritesTheFilesOfEachSeed()
    {
        var folder = Path.Combine(_host.Folder, $"{retrained.Id}-trial-{retrained.Winner}");

        Assert.Equal(ExitCode.Success, await _host.RunAsync("download", retrained.Id.Value, "--trial", $"{retrained.Winner}", "--store", retrained.After));

        Assert.Equal(await WeightsAsync(retrained.After, seed: 1), await File.ReadAllBytesAsync(Path.Combine(folder, "epochs-15", "seed-1", "weights.safetensors"), Test));
    }

    [Fact]
    public async Task Download_TrialThatWasNot_SaysHowToTrainIt()
    {
        Assert.Equal(ExitCode.NotFound, await _host.RunAsync("download", retrained.Id.Value, "--trial", "99", "--store", retrained.After));

        Assert.Contains($"{retrained.Id} has nothing of trial 99 that was trained anew: 'nascloud retrain ", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retrain_DataThatChanged_IsRefused()
    {
        var data = Directory.CreateDirectory(Path.Combine(_host.Folder, "data", "bars")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ProcessData.Folder, "bars")))
        {
            var content = await File.ReadAllBytesAsync(file, Test);
            // Another pixel; counts and labels stay.
            if (file.EndsWith("train-images-idx3-ubyte", StringComparison.Ordinal))
                content[^1] ^= 1;
            await File.WriteAllBytesAsync(Path.Combine(data, Path.GetFileName(file)), content, Test);
        }

        _host.Variables["NASCLOUD_DATA"] = Path.GetDirectoryName(data)!;
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("retrain", retrained.Id.Value, "--epochs", "1", "--store", retrained.After));

        Assert.Contains($"bars is not what {retrained.Id} searched on: its fingerprint is ", _host.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCode.NotFound, "There is no search 'nothing' in ", "nothing", "--epochs", "1")]
    [InlineData(ExitCode.NotFound, "test-0001 has no trial 3: it has trials 1 to 2.", "test", "--epochs", "1", "--trial", "3")]
    [InlineData(ExitCode.Invalid, "Trial 2 of test-0001 has no metrics, since it diverged: The loss is NaN.", "test", "--epochs", "1", "--trial", "2")]
    [InlineData(ExitCode.Invalid, "test-0001 looks scores up in a table and names no data", "test", "--epochs", "1", "--trial", "1")]
    [InlineData(ExitCode.Invalid, "test-0001 looks scores up in a table and names no data", "test", "--epochs", "1")]
    [InlineData(ExitCode.Invalid, "--epochs is 0: expected 1 to 1,000,000.", "test", "--epochs", "0")]
    [InlineData(ExitCode.Invalid, "--epochs is missing: expected", "test")]
    [InlineData(ExitCode.Invalid, "--seeds is 101: expected 1 to 100.", "test", "--epochs", "1", "--seeds", "101")]
    public async Task Retrain_WhatCannotBeTrained_SaysWhy(int exitCode, string message, params string[] arguments)
    {
        var search = Snapshots.Create(SearchState.Completed, trials: [Snapshots.Done(1, 0.5), Snapshots.Failed(2, "The loss is NaN.", TrialOutcome.Diverged)]);
        // A table's spec names no data; where that is not the question, it does.
        if (!message.Contains("table", StringComparison.Ordinal))
            search = search with { Manifest = search.Manifest with { Spec = search.Manifest.Spec with { Dataset = new("grey") } } };
        await StoredSearch.WriteAsync(_host.Store, search);

        Assert.Equal(exitCode, await _host.RunAsync(["retrain", .. arguments]));

        Assert.Contains(message, _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retrain_NoTrialHasMetrics_SaysThatThereIsNoWinner()
    {
        await StoredSearch.WriteAsync(_host.Store, Snapshots.Create(SearchState.Paused, trials: [Snapshots.Pending(1)]));

        Assert.Equal(ExitCode.NotFound, await _host.RunAsync("retrain", "test", "--epochs", "1"));

        Assert.Contains("test-0001 has no winner yet, since no trial has metrics", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_TrialOfAPausedSearch_WritesWhatItsCheckpointHolds()
    {
        // As trials of a search that inherits weights, none of which goes before the search ends.
        var spec = Path.Combine(_host.Folder, "spec.json");
        await File.WriteAllTextAsync(spec, """
            {
              "schemaVersion": 1, "name": "kept", "dataset": { "name": "bars" },
              "space": { "name": "chain", "depth": [1, 2, 3], "layers": { "kinds": ["conv"], "conv": { "filters": [2, 3, 4, 5, 6, 7, 8], "kernel": [1, 3, 5], "stride": [2] } } },
              "strategy": "random", "fidelity": { "name": "full", "epochs": 1 }, "inheritWeights": true, "budget": { "trials": 500 }, "seed": 1
            }
            """, Test);
        await using (var search = NasCloudProcess.Start("search", spec, "--store", _host.Folder, "--plain"))
        {
            await search.LineAsync("trial 1  accuracy", Test);
            await search.InterruptAsync();
            Assert.True(await search.ExitAsync(Test) == ExitCode.Paused, search.Output);
        }

        var file = Path.Combine(_host.Folder, "kept.onnx");
        await using var export = NasCloudProcess.Start("export", "kept", "--trial", "1", "--to", file, "--store", _host.Folder);
        Assert.True(await export.ExitAsync(Test) == ExitCode.Success, export.Output);

        Assert.Contains("trial 1, as its checkpoint has it", export.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }

    private string SeedFolder(string store, int seed) =>
        Path.Combine(store, SearchPaths.Retrained(retrained.Id, retrained.Winner, RetrainedSearch.Epochs), $"seed-{seed.ToString(CultureInfo.InvariantCulture)}");

    private async Task<TrialScore> ScoreAsync(string store, int seed) =>
        JsonSerializer.Deserialize<TrialScore>(await File.ReadAllBytesAsync(Path.Combine(SeedFolder(store, seed), RetrainedSeed.ScoreName), Test), CoreJson.Readable)!;

    private Task<byte[]> WeightsAsync(string store, int seed) => File.ReadAllBytesAsync(Path.Combine(SeedFolder(store, seed), "weights.safetensors"), Test);

    /// <summary>All but what clocks measure.</summary>
    private static IEnumerable<KeyValuePair<string, double>> Measured(TrialScore score) => score.Metrics.Remove(MetricNames.TrainingSeconds);
}
