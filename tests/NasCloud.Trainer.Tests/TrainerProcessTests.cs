using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NasCloud.Azure.Identity;
using NasCloud.Azure.Storage;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches;
using NasCloud.Core.Specs;
using NasCloud.Core.Telemetry;
using NasCloud.Core.Trials;
using NasCloud.Local.Hosting;
using NasCloud.Testing.Azurite;
using NasCloud.Testing.Datasets;
using NasCloud.Testing.Telemetry;
using NasCloud.Training.Datasets;
using NasCloud.Training.Datasets.Archives;

namespace NasCloud.Trainer.Tests;

/// <summary>Trainers as processes, against Azurite.</summary>
public sealed class TrainerProcessTests : IDisposable
{
    private const string Spec = """
        {
          "schemaVersion": 1, "name": "trainer",
          "dataset": { "name": "bars" },
          "space": { "name": "chain", "depth": [1, 2], "layers": { "kinds": ["conv"], "conv": { "filters": [2, 4, 6, 8], "kernel": [1, 3], "stride": [2] } } },
          "strategy": "random",
          "fidelity": { "name": "full", "epochs": 6 },
          "final": { "epochs": 2 },
          "budget": { "trials": 5 },
          "parallelism": 2, "retries": 5, "seed": 1
        }
        """;

    private readonly AzuriteServer _azurite;
    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-trainer-").FullName;

    public TrainerProcessTests(AzuriteServer azurite)
    {
        _azurite = azurite;
        BarImages.Write(Data);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_folder, "cache");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Process_NothingConfigured_SaysAllThatIsMissing()
    {
        await using var process = TrainerProcess.Start(new Dictionary<string, string>());

        Assert.Equal(ExitCode.Misconfigured, await process.ExitAsync(Token));
        Assert.Contains("NASCLOUD_STORAGE is missing", process.Output, StringComparison.Ordinal);
        Assert.Contains("NASCLOUD_SEARCH is missing", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Processes_OneKilledInMidTrial_AnotherFinishesItFromItsCheckpoint()
    {
        var repository = Repository();
        var id = await CreateAsync(repository);
        await using var pool = new TrainerProcessPool(Environment());
        var driving = DriveAsync(repository, id, pool, Token);
        var killed = await EndOneInMidTrialAsync(repository, id, pool, process =>
        {
            process.Kill();
            return Task.CompletedTask;
        });

        Assert.Equal(SearchState.Completed, await driving);
        await AssertEachTrialOnceAsync(repository, id);
        var attempts = await AttemptsAsync(repository, id, killed);
        Assert.True(attempts.Count >= 2, $"trial {killed} has {attempts.Count} attempts");
        Assert.True((int)attempts[^1]["fromEpoch"]! >= 1, attempts[^1].ToJsonString());
        Assert.NotEqual((string)attempts[0]["trainer"]!, (string)attempts[^1]["trainer"]!);
    }

    [Fact]
    public async Task Processes_OneAskedToEndInMidTrial_AnotherGoesOnAtOnceFromItsCheckpoint()
    {
        var repository = Repository();
        var id = await CreateAsync(repository);
        await using var pool = new TrainerProcessPool(Environment());
        var driving = DriveAsync(repository, id, pool, Token);
        var trial = await EndOneInMidTrialAsync(repository, id, pool, process => process.TerminateAsync());

        Assert.Equal(SearchState.Completed, await driving);
        await AssertEachTrialOnceAsync(repository, id);
        var attempts = await AttemptsAsync(repository, id, trial);
        Assert.True(attempts.Count >= 2, $"trial {trial} has {attempts.Count} attempts");
        Assert.All(attempts.SkipLast(1), attempt => Assert.True(attempt["givenBack"] is { } back && (bool)back, attempt.ToJsonString()));
        Assert.True((int)attempts[^1]["fromEpoch"]! >= 1, attempts[^1].ToJsonString());
    }

    [Fact]
    public async Task Process_AskedToEndInMidTrial_GivesItBackWithoutCountingIt()
    {
        var repository = Repository();
        var id = await CreateAsync(repository);
        await using var pool = new TrainerProcessPool(Environment());
        using var pause = new CancellationTokenSource();
        var driving = DriveAsync(repository, id, pool, pause.Token);
        var trial = await TrialWithCheckpointAsync(repository, id);
        await pause.CancelAsync();

        Assert.Equal(SearchState.Paused, await driving);
        Assert.All(await Task.WhenAll(pool.Processes.Select(each => each.ExitAsync(Token))), code => Assert.Equal(ExitCode.Success, code));
        Assert.All(await AttemptsAsync(repository, id, trial), attempt => Assert.True(attempt["givenBack"] is { } back && (bool)back, attempt.ToJsonString()));
        Assert.All(await repository.ReadHeartbeatsAsync(id, Token), heartbeat => Assert.NotNull(heartbeat.EndedAt));
        // Nobody holds it any more: who wants it need not wait for the claim to end.
        await using var claim = await repository.Store.TryLeaseAsync(SearchPaths.BoardEntry(id, trial), TimeSpan.FromSeconds(15), Token);
        Assert.NotNull(claim);
    }

    [Fact]
    public async Task Process_CollectorIsNamed_SendsItsSpansIntoTheSearchsTrace()
    {
        await using var collector = FakeCollector.Start();
        using var recorder = new TelemetryRecorder();
        var repository = Repository();
        var id = await CreateAsync(repository, Spec.Replace("\"trials\": 5", "\"trials\": 2", StringComparison.Ordinal));
        var environment = new Dictionary<string, string>(Environment().Concat(collector.Environment));
        await using var pool = new TrainerProcessPool(environment);

        Assert.Equal(SearchState.Completed, await DriveAsync(repository, id, pool, Token));
        Assert.All(await Task.WhenAll(pool.Processes.Select(each => each.ExitAsync(Token))), code => Assert.Equal(ExitCode.Success, code));

        var trace = SearchTrace.IdOf(id).ToHexString();
        Assert.All(collector.Spans, span => Assert.Equal(("nascloud-trainer", trace), (span.Service, span.TraceId)));
        var attempts = collector.Spans.Where(span => span.Name == TelemetryNames.AttemptTrial).ToList();
        // Two trials and the winner's training, each following from its posting in this process; on a busy machine an
        // attempt may be lost and made again.
        var posts = recorder.SpansOf(TelemetryNames.PostTrial).Select(span => span.SpanId.ToHexString()).ToList();
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
        var repository = Repository();
        var id = await CreateAsync(repository, Spec.Replace("\"trials\": 5", "\"trials\": 1", StringComparison.Ordinal));
        await using var pool = new TrainerProcessPool(new Dictionary<string, string>(Environment()) { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9" });

        Assert.Equal(SearchState.Completed, await DriveAsync(repository, id, pool, Token));
        Assert.All(await Task.WhenAll(pool.Processes.Select(each => each.ExitAsync(Token))), code => Assert.Equal(ExitCode.Success, code));
    }

    [Fact]
    public async Task Process_DataNowhere_SaysSoInItsHeartbeatAndCostsNoTrial()
    {
        var repository = Repository();
        var id = await CreateAsync(repository, Spec.Replace("bars", "nowhere", StringComparison.Ordinal));
        await using var process = TrainerProcess.Start(new Dictionary<string, string>(Environment()) { ["NASCLOUD_SEARCH"] = id.Value, ["NASCLOUD_TRAINER"] = "trainer-1" });

        Assert.Equal(ExitCode.Fault, await process.ExitAsync(Token));
        var heartbeat = Assert.Single(await repository.ReadHeartbeatsAsync(id, Token));
        Assert.Contains("nascloud dataset upload nowhere", heartbeat.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_DataInTheStore_FetchesItOnceAndTrains()
    {
        var repository = Repository();
        var name = $"photos-{Guid.NewGuid():N}"[..16];
        var photos = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        TestImages.Write(photos);
        var source = await new DatasetCatalog(_folder).OpenAsync(new DatasetSpec(name), Token);
        var dataset = await source.DescribeAsync(Token) with { Name = name };
        await new DatasetArchive(repository.Store).UploadAsync(dataset, photos, Token);
        var id = await CreateAsync(repository, Spec.Replace("bars", name, StringComparison.Ordinal), dataset);
        await using var pool = new TrainerProcessPool(Environment());

        Assert.Equal(SearchState.Completed, await DriveAsync(repository, id, pool, Token));
        Assert.True(Directory.Exists(Path.Combine(Data, name)));
        // Another trainer of this machine has it from the disk: in the store it is no more.
        await repository.Store.DeleteAsync($"datasets/{name}/files.zip", Token);
        var environment = new Dictionary<string, string>(Environment()) { ["NASCLOUD_SEARCH"] = id.Value, ["NASCLOUD_TRAINER"] = "another", ["NASCLOUD_IDLE_TIMEOUT"] = "0s" };
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
        await using var process = TrainerProcess.Start(new Dictionary<string, string>(Environment()) { ["NASCLOUD_SEARCH"] = "nowhere-0001" });

        Assert.Equal(ExitCode.Failure, await process.ExitAsync(Token));
        Assert.Contains("nowhere-0001", process.Output, StringComparison.Ordinal);
    }

    private SearchRepository Repository() =>
        new(new BlobObjectStore(BlobContainers.Open(StorageAddress.Parse(_azurite.ConnectionString), AzureIdentity.FromEnvironment(_ => null))));

    private Dictionary<string, string> Environment() => new()
    {
        ["NASCLOUD_STORAGE"] = _azurite.ConnectionString,
        ["NASCLOUD_DATA"] = Data,
        // Long enough for a driver that gets little of the processor; at a search's end trainers are asked to stop.
        ["NASCLOUD_IDLE_TIMEOUT"] = "5m",
        ["NASCLOUD_THREADS"] = "1",
        ["OMP_NUM_THREADS"] = "1",
    };

    private async Task<SearchId> CreateAsync(SearchRepository repository, string json = Spec, DatasetInfo? dataset = null)
    {
        var reading = SearchSpecReader.Read(json);
        Assert.True(reading.Spec is not null, string.Join("; ", reading.Errors));
        var bars = await new DatasetCatalog(Data).OpenAsync(new DatasetSpec(BarImages.Name), Token);
        var manifest = await new SearchCreator(repository, TimeProvider.System).CreateAsync(reading.Spec, dataset ?? await bars.DescribeAsync(Token), Token);
        return manifest.Id;
    }

    private static Task<SearchState> DriveAsync(SearchRepository repository, SearchId id, TrainerProcessPool pool, CancellationToken pause) =>
        new LocalSearchHost(repository, (_, _) => new Undisposed(pool), TimeProvider.System) { PollInterval = TimeSpan.FromMilliseconds(200) }.RunAsync(id, pause);

    private static async Task<int> EndOneInMidTrialAsync(SearchRepository repository, SearchId id, TrainerProcessPool pool, Func<TrainerProcess, Task> endAsync)
    {
        while (true)
        {
            var trial = await TrialWithCheckpointAsync(repository, id);
            var trainer = (string)(await AttemptsAsync(repository, id, trial))[^1]["trainer"]!;
            var process = pool.Processes[int.Parse(trainer.AsSpan("trainer-".Length), CultureInfo.InvariantCulture) - 1];
            await endAsync(process);
            await process.ExitAsync(Token);
            // It may have written the score in between; then the next one.
            if ((await repository.ReadScoreAsync(id, trial, Token))?.Trainer != trainer)
                return trial;
        }
    }

    // A trial that has a checkpoint and no score yet.
    private static async Task<int> TrialWithCheckpointAsync(SearchRepository repository, SearchId id)
    {
        while (true)
        {
            await foreach (var entry in repository.Store.ListAsync(SearchPaths.Board(id), Token))
            {
                var trial = int.Parse(entry.AsSpan(entry.LastIndexOf('/') + 1), CultureInfo.InvariantCulture);
                if (await repository.Store.ReadAsync(SearchPaths.Progress(id, trial), Token) is not null && await repository.ReadScoreAsync(id, trial, Token) is null)
                    return trial;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Token);
        }
    }

    private static async Task<List<JsonNode>> AttemptsAsync(SearchRepository repository, SearchId id, int trial)
    {
        var attempts = new List<JsonNode>();
        await foreach (var path in repository.Store.ListAsync(SearchPaths.Attempts(id, trial), Token))
            attempts.Add(JsonNode.Parse((await repository.Store.ReadAsync(path, Token))!.Content.Span)!);
        return attempts;
    }

    private static async Task AssertEachTrialOnceAsync(SearchRepository repository, SearchId id)
    {
        using var observer = await SearchObserver.OpenAsync(repository, id, TimeProvider.System, Token);
        var snapshot = await observer.LookAsync(Token);
        Assert.Equal(5, snapshot.Trials.Count);
        Assert.All(snapshot.Trials, trial => Assert.Equal(TrialOutcome.Succeeded, trial.Score?.Outcome));
        Assert.Equal(TrialOutcome.Succeeded, snapshot.Final?.Score?.Outcome);
        var ledger = Encoding.UTF8.GetString((await repository.Store.ReadLogAsync(SearchPaths.Ledger(id), 0, Token)).Span);
        Assert.Equal(6, ledger.Split('\n').Count(line => line.Contains("\"trialEnded\"", StringComparison.Ordinal)));
    }
}
