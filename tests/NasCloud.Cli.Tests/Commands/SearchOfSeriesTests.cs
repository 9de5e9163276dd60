using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Core.Objectives;

namespace NasCloud.Cli.Tests.Commands;

/// <summary>From the series of the examples to a model.</summary>
[Collection(InProcessDriver.Collection)]
public sealed class SearchOfSeriesTests : IDisposable
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private static readonly string Waves = Path.Combine(AppContext.BaseDirectory, "examples", "waves.csv");

    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-series-").FullName;
    private readonly TestHost _host = new();

    public void Dispose()
    {
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Search_OfSeries_TellsThemApart()
    {
        var spec = $$"""
            {
              "schemaVersion": 1,
              "dataset": { "name": "waves", "path": {{System.Text.Json.JsonSerializer.Serialize(Waves)}}, "kind": "series", "target": "wave" },
              "space": { "name": "conv1d", "stages": [2], "width": [8], "blocks": [1], "kernel": [5, 9], "dilation": [1], "dropout": [0] },
              "strategy": "random",
              "objectives": ["accuracy", "latencyMs"],
              "fidelity": { "name": "full", "epochs": 2 },
              "training": { "batchSize": 32, "optimizer": { "name": "adam", "learningRate": 0.01 } },
              "final": { "epochs": 6 },
              "budget": { "trials": 2 }
            }
            """;

        var search = (await EndedSearch.RunHereAsync(spec, _folder, Test)).Search;

        Assert.True(search.Final!.Score!.Metrics[MetricNames.TestAccuracy] > 0.45, $"{search.Final.Score.Metrics[MetricNames.TestAccuracy]}");
        Assert.All(search.Trials, trial => Assert.True(trial.Metric(MetricNames.LatencyMs) > 0));

        // New series have no target yet.
        File.WriteAllLines(Path.Combine(_host.Folder, "new.csv"), File.ReadLines(Waves).Take(3).Select(line => line[..line.LastIndexOf(',')]));
        Assert.Equal(ExitCode.Success, await _host.RunAsync("predict", search.Manifest.Id.Value, "new.csv", "--store", _folder));
        Assert.Matches(@"new.csv:2  [a-z]+ \d+\.\d%\s+new.csv:3  [a-z]+ \d+\.\d%", _host.Output);

        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("predict", search.Manifest.Id.Value, Waves, "--store", _folder));
        Assert.Contains("it has 49 columns: expected 48", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Info_OfSeries_SaysStepsAndClasses()
    {
        Assert.Equal(ExitCode.Success, await _host.RunAsync("dataset", "info", Waves, "--target", "wave", "--kind", "series"));

        Assert.Matches(@"training +\d+ series", _host.Output);
        Assert.Matches(@"shape +48 steps, 1 channel", _host.Output);
        Assert.Matches(@"classes +4: falling", _host.Output);
    }
}
