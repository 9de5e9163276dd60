using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Resilience;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Tests.Serving;

/// <summary>`nascloud serve` as a process of its own, with real trainers.</summary>
public sealed class ServeProcessTests : IDisposable
{
    // The quickstart, but small enough for a test.
    private const string Spec = """
        {
          "schemaVersion": 1, "name": "served",
          "dataset": { "name": "bars" },
          "space": {
            "name": "chain", "depth": [2, 3],
            "layers": { "kinds": ["conv", "maxPool"], "conv": { "filters": [8, 16], "kernel": [3, 5], "stride": [1, 2], "activation": ["relu"], "dropout": [0] } }
          },
          "strategy": "random", "fidelity": { "name": "full", "epochs": 2 },
          "final": { "epochs": 2 }, "budget": { "trials": 6 }, "parallelism": 2, "retries": 5, "seed": 1
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-serve-").FullName;
    private readonly StoreActivity _activity;

    public ServeProcessTests() => _activity = new StoreActivity(_folder);

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _activity.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Serve_PostedSearch_IsPausedResumedTrainedToItsEndDownloadedAndDeleted()
    {
        await using var process = Start();
        using var client = await ConnectAsync(process);
        var search = await PostAsync(client);
        await WaitAsync(client, search, json => (int)json["done"]! >= 1);

        await SteerAsync(client, $"{search}/pause");
        await WaitAsync(client, search, "paused");
        await SteerAsync(client, $"{search}/resume");
        var ended = await WaitAsync(client, search, "completed");

        Assert.Equal("trials", (string?)ended["reason"]);
        Assert.Equal(6, (int)ended["architectures"]!);
        await AssertModelAsync(client, ended);
        using var deleted = await client.DeleteAsync(search, Test);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.False(Directory.Exists(Path.Combine(_folder, "searches", (string)ended["id"]!)));
    }

    [Fact]
    public async Task Serve_PortThatIsTaken_SaysSoInOneLine()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await using var process = NasCloudProcess.Start("serve", "--port", $"{port}", "--store", _folder);

        Assert.Equal(ExitCode.Failure, await process.ExitAsync(Test));

        Assert.StartsWith($"error: Nothing can listen at 127.0.0.1, port {port}: ", process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', process.Output);
    }

    [Fact]
    public async Task Serve_StoppedAndKilledInMidSearch_GoesOnEachTimeItIsStartedAndCountsEveryTrialOnce()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It sends signals by 'kill'.");
        string search;
        await using (var first = Start())
        {
            using var client = await ConnectAsync(first);
            // More trials than can end before the signal comes.
            search = await PostAsync(client, WithTrials(12));
            await WaitAsync(client, search, json => (int)json["done"]! >= 2);
            await first.InterruptAsync();
            Assert.Equal(ExitCode.Success, await first.ExitAsync(Test));
            Assert.Contains("stopping", first.Output, StringComparison.Ordinal);
        }

        await using (var second = Start())
        {
            Assert.Contains("1 search", await second.LineAsync("going on with", Test), StringComparison.Ordinal);
            using var client = await ConnectAsync(second);
            await WaitAsync(client, search, json => (int)json["done"]! >= 4);
            second.Kill();
            await second.ExitAsync(Test);
        }

        await using var third = Start();
        using var last = await ConnectAsync(third);
        var ended = await WaitAsync(last, search, "completed");
        Assert.Equal(12, (int)ended["architectures"]!);
        var ledger = await File.ReadAllLinesAsync(Path.Combine(_folder, SearchPaths.Ledger(new SearchId((string)ended["id"]!))), Test);
        var proposed = ledger.Count(line => line.Contains("\"trialProposed\"", StringComparison.Ordinal));
        Assert.Equal(proposed, ledger.Count(line => line.Contains("\"trialEnded\"", StringComparison.Ordinal)));
        Assert.Equal(3, ledger.Count(line => line.Contains("\"sessionStarted\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Serve_SearchThatWaits_IsCancelledAtOnceAndTheRunningOneInMidTrial()
    {
        await using var process = Start();
        using var client = await ConnectAsync(process);
        var running = await PostAsync(client, WithTrials(10_000));
        var waiting = await PostAsync(client);
        await WaitAsync(client, running, json => (int)json["done"]! >= 1);
        Assert.Equal("created", (string?)(await GetAsync(client, waiting))["state"]);

        await SteerAsync(client, $"{waiting}/cancel");
        await WaitAsync(client, waiting, "cancelled");
        Assert.Equal("searching", (string?)(await GetAsync(client, running))["state"]);
        await SteerAsync(client, $"{running}/cancel");
        var ended = await WaitAsync(client, running, "cancelled");

        Assert.Equal("cancelled", (string?)ended["reason"]);
        Assert.Equal(0, (int)ended["open"]!);
        Assert.NotNull((await GetAsync(client, $"{running}/result"))["winner"]);
    }

    private static string WithTrials(int count) => Spec.Replace("\"trials\": 6", FormattableString.Invariant($"\"trials\": {count}"), StringComparison.Ordinal);

    private NasCloudProcess Start() => NasCloudProcess.Start("serve", "--port", "0", "--store", _folder);

    private static async Task<HttpClient> ConnectAsync(NasCloudProcess process)
    {
        var line = await process.LineAsync("listening at ", Test);
        // Nothing is measured here, on however slow a machine.
        return new HttpClient { BaseAddress = new Uri(line.Split(' ')[2].TrimEnd(',')), Timeout = Timeout.InfiniteTimeSpan };
    }

    private static async Task<string> PostAsync(HttpClient client, string spec = Spec)
    {
        using var content = new StringContent(spec, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/api/searches", content, Test);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static async Task SteerAsync(HttpClient client, string address)
    {
        using var answer = await client.PostAsync(address, content: null, Test);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private static async Task<JsonNode> GetAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, Test);
        var body = await answer.Content.ReadAsStringAsync(Test);
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonNode.Parse(body)!;
    }

    private Task<JsonNode> WaitAsync(HttpClient client, string search, string state) => WaitAsync(client, search, json => (string?)json["state"] == state);

    // Looks again whenever something happened in the store, and once in a while: the host may learn of the last of it later.
    private async Task<JsonNode> WaitAsync(HttpClient client, string search, Func<JsonNode, bool> isReached)
    {
        while (true)
        {
            var change = _activity.AfterAsync(1);
            var json = await GetAsync(client, search);
            Assert.True((string?)json["state"] != "failed", json.ToJsonString());
            if (isReached(json))
                return json;
            await Task.WhenAny(change, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, Test));
            Test.ThrowIfCancellationRequested();
        }
    }

    private async Task AssertModelAsync(HttpClient client, JsonNode search)
    {
        using var answer = await client.GetAsync((string)search["links"]!["model"]!, Test);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(Test));
        var kept = Directory.GetFiles(Path.Combine(_folder, SearchPaths.Result(new SearchId((string)search["id"]!))));
        Assert.Superset(new HashSet<string> { "best.json", "model.onnx", "model-card.md", "models.json", "weights.safetensors" }, kept.Select(file => Path.GetFileName(file)!).ToHashSet());
        Assert.Equal(kept.Length, archive.Entries.Count);
        foreach (var file in kept)
        {
            await using var entry = await archive.GetEntry(Path.GetFileName(file))!.OpenAsync(Test);
            using var content = new MemoryStream();
            await entry.CopyToAsync(content, Test);
            Assert.Equal(await File.ReadAllBytesAsync(file, Test), content.ToArray());
        }
    }
}
