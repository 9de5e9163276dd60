using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Core.Objectives;

namespace NasCloud.Cli.Tests.Commands;

/// <summary>From the texts of the examples to a model.</summary>
[Collection(InProcessDriver.Collection)]
public sealed class SearchOfTextsTests : IDisposable
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private static readonly string Phrases = Path.Combine(AppContext.BaseDirectory, "examples", "phrases.csv");

    private static readonly string Opinions = Path.Combine(AppContext.BaseDirectory, "examples", "opinions.csv");

    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-text-").FullName;
    private readonly TestHost _host = new();

    public void Dispose()
    {
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Search_OfTexts_TellsThemApart()
    {
        var spec = $$"""
            {
              "schemaVersion": 1,
              "dataset": { "name": "phrases", "path": {{System.Text.Json.JsonSerializer.Serialize(Phrases)}}, "kind": "tokens", "target": "meaning" },
              "space": { "name": "text", "embedding": [8, 16], "body": ["convolution"], "layers": [1], "width": [16], "kernel": [3], "pooling": ["max"], "dropout": [0] },
              "strategy": "random",
              "fidelity": { "name": "full", "epochs": 2 },
              "training": { "batchSize": 32, "optimizer": { "name": "adam", "learningRate": 0.01 } },
              "final": { "epochs": 10 },
              "budget": { "trials": 2 }
            }
            """;

        var search = (await EndedSearch.RunHereAsync(spec, _folder, Test)).Search;

        // By chance it would be 0.25.
        Assert.True(search.Final!.Score!.Metrics[MetricNames.TestAccuracy] > 0.5, $"{search.Final.Score.Metrics[MetricNames.TestAccuracy]}");
        File.WriteAllLines(Path.Combine(_host.Folder, "new.csv"), File.ReadLines(Phrases).Take(3).Select(line => line[..line.LastIndexOf(',')]));
        Assert.Equal(ExitCode.Success, await _host.RunAsync("predict", search.Manifest.Id.Value, "new.csv", "--store", _folder));
        Assert.Matches(@"new.csv:2  order-[a-d] \d+\.\d%\s+new.csv:3  order-[a-d] \d+\.\d%", _host.Output);
    }

    [Fact]
    public async Task Search_OfTextsInWords_TellsNewTextsApart()
    {
        var spec = $$"""
            {
              "schemaVersion": 1,
              "dataset": { "name": "opinions", "path": {{System.Text.Json.JsonSerializer.Serialize(Opinions)}}, "text": "text", "target": "opinion" },
              "space": { "name": "text", "embedding": [16], "body": ["convolution"], "layers": [1], "width": [32], "kernel": [5], "pooling": ["max"], "dropout": [0] },
              "strategy": "random",
              "objectives": ["accuracy", "latencyMs"],
              "fidelity": { "name": "full", "epochs": 1 },
              "training": { "batchSize": 32, "optimizer": { "name": "adam", "learningRate": 0.01 } },
              "final": { "epochs": 6 },
              "budget": { "trials": 1 }
            }
            """;

        var search = (await EndedSearch.RunHereAsync(spec, _folder, Test)).Search;

        Assert.True(Assert.Single(search.Trials).Metric(MetricNames.LatencyMs) > 0);
        // By chance it would be 0.5, by counting words little more.
        Assert.True(search.Final!.Score!.Metrics[MetricNames.TestAccuracy] > 0.8, $"{search.Final.Score.Metrics[MetricNames.TestAccuracy]}");
        File.WriteAllText(Path.Combine(_host.Folder, "new.csv"), "text\n\"The hotel was quiet, and lovely.\"\nThe hotel was NOT lovely!\n");
        Assert.Equal(ExitCode.Success, await _host.RunAsync("predict", search.Manifest.Id.Value, "new.csv", "--store", _folder));
        Assert.Matches(@"new.csv:2  likes it \d+\.\d%\s+new.csv:3  does not \d+\.\d%", _host.Output);
    }

    [Fact]
    public async Task Info_OfTextsInWords_SaysWhichColumn()
    {
        Assert.Equal(ExitCode.Success, await _host.RunAsync("dataset", "info", Opinions, "--target", "opinion", "--text", "text"));

        Assert.Matches(@"shape +21 tokens of 89, words of text", _host.Output);
    }

    [Fact]
    public async Task Info_OfTexts_SaysTokensAndVocabulary()
    {
        Assert.Equal(ExitCode.Success, await _host.RunAsync("dataset", "info", Phrases, "--target", "meaning", "--kind", "tokens"));

        Assert.Matches(@"training +\d+ texts", _host.Output);
        Assert.Matches(@"shape +20 tokens of 40", _host.Output);
    }
}
