using NasCloud.Core.Searches;
using NasCloud.Core.Specs;
using NasCloud.Core.Telemetry;
using NasCloud.Testing.Azurite;
using NasCloud.Testing.Telemetry;
using NasCloud.Training.Datasets;
using NasCloud.Training.Datasets.Archives;

namespace NasCloud.Trainer.Tests;

/// <summary>Trainers as processes, against Azurite.</summary>
public sealed class TrainerProcessTests(AzuriteServer azurite) : IDisposable
{
    private readonly TrainedSearches _searches = new(azurite);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SearchRepository Repository => _searches.Repository;

    public void Dispose() => _searches.Dispose();

    [Fact]
    public async Task Process_NothingConfigured_SaysAllThatIsMissing()
    {
        await using var process = TrainerProcess.Start(new Dictionary<string, string>());

        Assert.Equal(ExitCode.Misconfigured, await process.ExitAsync(Token));
        Assert.Contains("NASCLOUD_STORAGE is missing", process.Output, StringComparison.Ordinal);
        Assert.Contains("NASCLOUD_SEARCH is missing", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_CollectorIsNamed_SendsItsSpansIntoTheSearchsTrace()
    {
        await using var collector = FakeCollector.Start();
        using var recorder = new TelemetryRecorder();
        var id = await _searches.CreateAsync(TrainedSearches.Short(trials: 2));
        var environment = new Dictionary<string, string>(_searches.Environment().Concat(collector.Environment));
        await using var pool = new TrainerProcessPool(environment);

        Assert.Equal(SearchState.Completed, await _searches.DriveAsync(id, pool, Token));
        Assert.All(await Task.WhenAll(pool.Processes.Select(each => each.ExitAsync(Token))), code => Assert.Equal(ExitCode.Success, code));

        var trace = SearchTrace.IdOf(id);
        Assert.All(collector.Spans, span => Assert.Equal(("nascloud-trainer", trace.ToHexString()), (span.Service, span.TraceId)));
        var attempts = collector.Spans.Where(span => span.Name == TelemetryNames.AttemptTrial).ToList();
        // Two trials and the winner's training, each following from its posting in this process; on a busy machine an
        // attempt may be lost and made again.
        var posts = recorder.SpansOf(TelemetryNames.PostTrial).Where(span => span.TraceId == trace).Select(span => span.SpanId.ToHexString()).ToList();
        Assert.Equal(3, posts.Count);
        Assert.Equal(posts.Order(StringComparer.Ordinal), attempts.Select(span => span.ParentId).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(collector.Spans, span => span.Name == TelemetryNames.StartTrainer);
        Assert.True(collector.Has("/v1/metrics", "nascloud.trial.attempt.duration"));
        Assert.True(collector.Has("/v1/metrics", "nascloud.trainer.start.duration"));
        Assert.True(collector.Has("/v1/logs", "scored trial"));
    }

    [Fact]
    public async Task Process_CollectorIsNotThere_TrainsAllTheSame()
    {
        var id = await _searches.CreateAsync(TrainedSearches.Short(trials: 1));
        await using var pool = new TrainerProcessPool(new Dictionary<string, string>(_searches.Environment()) { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9" });

        Assert.Equal(SearchState.Completed, await _searches.DriveAsync(id, pool, Token));
        Assert.All(await Task.WhenAll(pool.Processes.Select(each => each.ExitAsync(Token))), code => Assert.Equal(ExitCode.Success, code));
    }

    [Fact]
    public async Task Process_DataNowhere_SaysSoInItsHeartbeatAndCostsNoTrial()
    {
        var id = await _searches.CreateAsync(TrainedSearches.Spec.Replace("bars", "nowhere", StringComparison.Ordinal));
        await using var process = TrainerProcess.Start(new Dictionary<string, string>(_searches.Environment()) { ["NASCLOUD_SEARCH"] = id.Value, ["NASCLOUD_TRAINER"] = "trainer-1" });

        Assert.Equal(ExitCode.Fault, await process.ExitAsync(Token));
        var heartbeat = Assert.Single(await Repository.ReadHeartbeatsAsync(id, Token));
        Assert.Contains("nascloud dataset upload nowhere", heartbeat.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_DataInTheStore_FetchesItOnceAndTrains()
    {
        var name = $"photos-{Guid.NewGuid():N}"[..16];
        var photos = Directory.CreateDirectory(Path.Combine(_searches.Folder, name)).FullName;
        TestImages.Write(photos);
        var source = await new DatasetCatalog(_searches.Folder).OpenAsync(new DatasetSpec(name), Token);
        var dataset = await source.DescribeAsync(Token) with { Name = name };
        await new DatasetArchive(Repository.Store).UploadAsync(dataset, photos, Token);
        var id = await _searches.CreateAsync(TrainedSearches.Short(trials: 1).Replace("bars", name, StringComparison.Ordinal), dataset);
        await using var pool = new TrainerProcessPool(_searches.Environment());

        Assert.Equal(SearchState.Completed, await _searches.DriveAsync(id, pool, Token));
        Assert.True(Directory.Exists(Path.Combine(_searches.Data, name)));
        // Another trainer of this machine has it from the disk: in the store it is no more.
        await Repository.Store.DeleteAsync($"datasets/{name}/files.zip", Token);
        var environment = new Dictionary<string, string>(_searches.Environment()) { ["NASCLOUD_SEARCH"] = id.Value, ["NASCLOUD_TRAINER"] = "another", ["NASCLOUD_IDLE_TIMEOUT"] = "0s" };
        await using var another = TrainerProcess.Start(environment);
        Assert.Equal(ExitCode.Success, await another.ExitAsync(Token));
    }

    [Fact]
    public async Task Process_EverythingWrong_TellsAllOfItAtOnce()
    {
        var environment = new Dictionary<string, string>
        {
            ["NASCLOUD_STORAGE"] = "somewhere",
            ["NASCLOUD_SEARCH"] = "No Search",
            ["NASCLOUD_IDLE_TIMEOUT"] = "soon",
            ["NASCLOUD_THREADS"] = "many",
        };
        await using var process = TrainerProcess.Start(environment);

        Assert.Equal(ExitCode.Misconfigured, await process.ExitAsync(Token));
        Assert.All(environment.Keys, name => Assert.Contains($"{name}: '", process.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Process_SearchIsNotThere_FailsAndSaysSo()
    {
        await using var process = TrainerProcess.Start(new Dictionary<string, string>(_searches.Environment()) { ["NASCLOUD_SEARCH"] = "nowhere-0001" });

        Assert.Equal(ExitCode.Failure, await process.ExitAsync(Token));
        Assert.Contains("nowhere-0001", process.Output, StringComparison.Ordinal);
    }
}
