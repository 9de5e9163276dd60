using Microsoft.Extensions.Logging.Abstractions;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Resilience;
using NasCloud.Core.Searches;
using NasCloud.Core.Telemetry;
using NasCloud.Local.Storage;
using NasCloud.Testing.Telemetry;

namespace NasCloud.Cli.Tests.Hosting;

public sealed class CliTelemetryTests : IDisposable
{
    private const string Spec = """
        {
          "schemaVersion": 1, "name": "traced",
          "dataset": { "name": "bars" },
          "space": { "name": "chain", "depth": [1, 2], "layers": { "kinds": ["conv"], "conv": { "filters": [2, 4], "kernel": [3], "stride": [2] } } },
          "strategy": "random",
          "fidelity": { "name": "full", "epochs": 2 },
          "budget": { "trials": 2 },
          "parallelism": 1, "seed": 1
        }
        """;

    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-traced-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("list")]
    [InlineData("show")]
    [InlineData("--help")]
    public async Task Start_CommandThatWorksOnNoSearch_SendsNothing(string command)
    {
        await using var telemetry = CliTelemetry.Start([command], _ => "http://127.0.0.1:9");

        Assert.Same(NullLoggerFactory.Instance, telemetry.Loggers);
    }

    [Fact]
    public async Task Start_NothingIsAskedFor_SendsNothing()
    {
        await using var telemetry = CliTelemetry.Start(["search", "spec.json"], _ => null);

        Assert.Same(NullLoggerFactory.Instance, telemetry.Loggers);
    }

    [Fact]
    public async Task Search_CollectorIsNamed_IsOneTraceOverAllItsProcesses()
    {
        await using var collector = FakeCollector.Start();
        var environment = new Dictionary<string, string>(collector.Environment) { ["NASCLOUD_DEVICE_HOUR_PRICE"] = "0.5" };
        var spec = Path.Combine(_folder, "spec.json");
        await File.WriteAllTextAsync(spec, Spec, Test);
        await using var process = NasCloudProcess.Start(environment, "search", spec, "--store", _folder, "--plain");

        Assert.True(await process.ExitAsync(Test) == ExitCode.Success, process.Output);

        var id = await new SearchRepository(new FileObjectStore(_folder, TimeProvider.System)).ListAsync(Test).SingleAsync(Test);
        Assert.All(collector.Spans, span => Assert.Equal(SearchTrace.IdOf(id).ToHexString(), span.TraceId));
        var ids = collector.Spans.Select(span => span.SpanId).ToHashSet(StringComparer.Ordinal);
        var root = Assert.Single(collector.Spans, span => span.ParentId.Length == 0);
        Assert.Equal(TelemetryNames.CreateSearch, root.Name);
        Assert.All(collector.Spans.Where(span => span != root), span => Assert.Contains(span.ParentId, ids));
        // Two trials and the winner's training; on a busy machine an attempt may be lost and made again.
        var posts = collector.Spans.Where(span => span is { Service: "nascloud", Name: TelemetryNames.PostTrial }).Select(span => span.SpanId).ToList();
        var attempts = collector.Spans.Where(span => span is { Service: "nascloud-trainer", Name: TelemetryNames.AttemptTrial }).ToList();
        Assert.Equal(3, posts.Count);
        Assert.Equal(posts.Order(StringComparer.Ordinal), attempts.Select(span => span.ParentId).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(3, collector.Spans.Count(span => span is { Service: "nascloud", Name: TelemetryNames.RecordScore }));
        Assert.Contains(collector.Spans, span => span is { Service: "nascloud-trainer", Name: TelemetryNames.StartTrainer });
        Assert.True(collector.Has("/v1/metrics", "nascloud.cost"));
        Assert.True(collector.Has("/v1/logs", $"Search {id} stands at Completed"));
    }
}
