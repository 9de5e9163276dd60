using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Cli.Tests.Resilience;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Tests.Commands;

/// <summary>From the CSV of the examples to a model.</summary>
[Collection(InProcessDriver.Collection)]
public sealed class SearchOfATableTests : IDisposable
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private static readonly string Flats = Path.Combine(AppContext.BaseDirectory, "examples", "flats.csv");

    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-table-").FullName;
    private readonly TestHost _host = new();

    public void Dispose()
    {
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Search_OfATable_PredictsItsTarget()
    {
        var spec = $$"""
            {
              "schemaVersion": 1,
              "dataset": { "name": "flats", "path": {{System.Text.Json.JsonSerializer.Serialize(Flats)}}, "target": "rent" },
              "space": { "name": "mlp", "layers": [1], "units": [8, 16], "batchNorm": [true], "dropout": [0] },
              "strategy": "random",
              "fidelity": { "name": "full", "epochs": 3 },
              "training": { "optimizer": { "name": "adam", "learningRate": 0.01 } },
              "objectives": ["rmse", "parameters", "latencyMs"],
              "final": { "epochs": 10 },
              "budget": { "trials": 2 }
            }
            """;

        var ended = await EndedSearch.RunHereAsync(spec, _folder, Test);
        var search = ended.Search;

        Assert.Equal(2, search.Trials.Count);
        Assert.All(search.Trials, trial => Assert.True(trial.Metric(MetricNames.Rmse) > 0 && trial.Metric(MetricNames.R2) is not null && trial.Metric(MetricNames.LatencyMs) > 0));
        Assert.True(search.Final!.Score!.Metrics[MetricNames.OnTest(MetricNames.R2)] > 0.5);

        // From the store to a table of new rows, and once more out of the store's files.
        File.WriteAllLines(Path.Combine(_host.Folder, "new.csv"), File.ReadLines(Flats).Take(4));
        var store = new[] { "--store", _folder };
        Assert.Equal(ExitCode.Success, await _host.RunAsync(["predict", search.Manifest.Id.Value, "new.csv", .. store]));
        Assert.Matches(@"new.csv:2  \d+\.\d+\s+new.csv:3  \d+\.\d+\s+new.csv:4  \d+\.\d+", _host.Output);
        var exported = Path.Combine(_host.Folder, "again.onnx");
        await using (var export = NasCloudProcess.Start(["export", search.Manifest.Id.Value, "--to", exported, .. store]))
            Assert.True(await export.ExitAsync(Test) == ExitCode.Success, export.Output);
        Assert.Equal((await ended.Repository.Store.ReadAsync(SearchPaths.ResultFile(search.Manifest.Id, "model.onnx"), Test))!.Content.ToArray(), await File.ReadAllBytesAsync(exported, Test));
    }

    [Fact]
    public async Task Info_OfATable_SaysWhatItsColumnsAre()
    {
        Assert.Equal(ExitCode.Success, await _host.RunAsync("dataset", "info", Flats, "--target", "rent"));

        Assert.Matches(@"target +rent, a number", _host.Output);
        Assert.Matches(@"numbers +area, rooms, floor, built \(\d+ missing\), kilometres \(\d+ missing\)", _host.Output);
        Assert.Matches(@"categories +district \(7\), heating \(4, \d+ missing\), balcony \(2\)", _host.Output);
    }

    [Fact]
    public async Task Info_OfATableWithoutTarget_ListsTheColumns()
    {
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("dataset", "info", Flats));

        Assert.Contains("expected one of area, rooms, floor, built, district, heating, balcony, kilometres, rent in dataset.target", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_OddData_SaysSoBesideTheResult()
    {
        File.WriteAllText(Path.Combine(_host.Folder, "odd.csv"), "x,y\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"{i % 90},{(i % 20 == 0 ? "rare" : "usual")}\n")));
        var spec = _host.WriteSpec("""{ "schemaVersion": 1, "dataset": { "name": "odd", "path": "odd.csv", "target": "y" }, "space": "mlp", "budget": { "trials": 1 } }""");

        Assert.Equal(ExitCode.Success, await _host.RunAsync("validate", spec));

        Assert.Contains("note: Classes are uneven: the largest, usual, has", _host.Errors, StringComparison.Ordinal);
        Assert.Matches(@"note: \d+ of \d+ training samples \(.*\) are exact copies of others, \d+ of them under another label", _host.Errors);
        Assert.DoesNotContain("note", _host.Output, StringComparison.Ordinal);
        Assert.Matches(@"data +odd: \d+ \+ \d+ rows, 1 column, 2 classes", _host.Output);
    }

    [Fact]
    public async Task Validate_ObjectiveOfTheOtherKind_SaysSo()
    {
        File.Copy(Flats, Path.Combine(_host.Folder, "flats.csv"));
        var spec = _host.WriteSpec("""{ "schemaVersion": 1, "dataset": { "name": "flats", "path": "flats.csv", "target": "rent" }, "space": "mlp", "budget": { "trials": 1 } }""");

        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("validate", spec));

        Assert.Contains("objectives[0] is accuracy, and a number is predicted", _host.Errors, StringComparison.Ordinal);
    }
}
