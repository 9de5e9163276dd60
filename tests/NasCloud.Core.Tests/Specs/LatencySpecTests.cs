using System.Text.Json.Nodes;
using NasCloud.Core.Datasets;
using NasCloud.Core.Latency;
using NasCloud.Core.Objectives;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Specs;
using NasCloud.Core.Tests.Latency;
using NasCloud.Testing.Searches;

namespace NasCloud.Core.Tests.Specs;

public sealed class LatencySpecTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-").FullName;

    // A microsecond for a thousand FLOPs, for every operation there is.
    private static readonly LatencyTable Table = SampleTables.Of(SampleTables.Entries(4));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("""[ "accuracy", "predictedLatencyMs" ]""", "{}", "objectives[1] is predictedLatencyMs: a table predicts it, and the spec names none: build one with 'nascloud latency' and name it in latency.table; or take latencyMs, which is measured")]
    [InlineData("""[ "accuracy" ]""", """{ "maxLatencyMs": 0.5 }""", "constraints.maxLatencyMs is 0.5: a table predicts it, and the spec names none: build one with 'nascloud latency' and name it in latency.table")]
    public void Read_NeedsATableAndHasNone_SaysWhere(string objectives, string constraints, string error) =>
        Assert.Equal([error], SpecDocuments.Errors(SpecDocuments.With(("objectives", objectives), ("constraints", constraints))));

    [Fact]
    public void Read_MeasuredLatency_NeedsNoTable() =>
        Assert.Equal(new Objective(MetricNames.LatencyMs, Goal.Minimize), SpecDocuments.Read(SpecDocuments.With(("objectives", """["accuracy", "latencyMs"]"""))).Objectives[1]);

    [Fact]
    public void Embed_File_IsWrittenAndReadWithTheSpec()
    {
        var path = Path.Combine(_folder, "latency.json");
        File.WriteAllText(path, LatencyTableJson.Write(Table));
        var (spec, _) = LatencyTableFile.Embed(Spec($"\"{path}\""));

        Assert.Equal(Table, spec!.Latency!.Table);
        Assert.Null(spec.Latency.TablePath);
        Assert.Equal(spec, SearchSpecReader.Read(SearchSpecReader.Write(spec)).Spec);
    }

    [Fact]
    public void Embed_NoSuchFile_SaysWhichAndWhatWritesOne()
    {
        var (spec, error) = LatencyTableFile.Embed(Spec("\"/nowhere/latency.json\""));

        Assert.Null(spec);
        Assert.Equal("latency.table is /nowhere/latency.json: there is no such file; 'nascloud latency' writes one", error!.ToString());
    }

    [Fact]
    public void ReadRemote_FileOfTheMachine_IsRefused() =>
        Assert.Contains(
            SearchSpecReader.ReadRemote(Document("\"/etc/passwd\"")).Errors,
            error => error.Path == "latency.table" && error.Message.Contains("write what the file holds into latency.content", StringComparison.Ordinal));

    [Fact]
    public void Plan_LatencyLimit_RefusesSlowerOnesAndTrialsKnowWhatIsPredicted()
    {
        var spec = Spec(new JsonObject { ["content"] = JsonNode.Parse(LatencyTableJson.Write(Table)) }.ToJsonString());
        var manifest = TestSearch.Create() with { Spec = spec, Dataset = TestSearch.GreyImages };
        var predictor = new LatencyPredictor(Table);
        var space = SearchComponents.CreateSpace(manifest);
        var random = RandomStream.Create(1, "latency");
        var limit = Enumerable.Range(0, 21).Select(_ => predictor.Milliseconds(space.Decode(space.Sample(random)).Simplify())).Order().ElementAt(10);
        manifest = manifest with { Spec = spec with { Constraints = new(MaxLatencyMs: limit) } };

        var trials = new SearchPlanner(manifest).Plan(new LedgerState(), DateTimeOffset.UnixEpoch).NewTrials.ToList();

        Assert.NotEmpty(trials);
        Assert.All(trials, trial => Assert.InRange(trial.PredictedLatencyMs!.Value, 0.001, limit));
        Assert.All(trials, trial => Assert.Equal(predictor.Milliseconds(space.Decode(trial.Genotype).Simplify()), trial.PredictedLatencyMs));
    }

    [Fact]
    public void TryCreate_TableOfRows_TakesMeasuredLatencyAndRefusesATable()
    {
        var rows = new DatasetInfo("rows", Core.Architectures.TensorShape.Vector(2), ["a", "b"], 10, 0, "0")
        {
            Table = new([new("x", Core.Datasets.Tables.ColumnKind.Number, []), new("y", Core.Datasets.Tables.ColumnKind.Number, [])], "z", Core.Datasets.Tables.PredictionTask.Classification),
        };

        var spec = SearchSpecReader.Read("""{"schemaVersion":1,"dataset":"rows","space":"mlp","objectives":["accuracy","latencyMs"],"budget":{"trials":5}}""").Spec!;

        Assert.Null(SearchComponents.TryCreate(spec, rows).Error);
        Assert.Equal("latency", SearchComponents.TryCreate(spec with { Latency = Spec("\"latency.json\"").Latency }, rows).Error!.Path);
    }

    private static SearchSpec Spec(string latency)
    {
        var (spec, errors) = SearchSpecReader.Read(Document(latency));
        Assert.Empty(errors);
        return spec!;
    }

    private static string Document(string latency) =>
        $$"""{"schemaVersion":1,"dataset":"glyphs","space":"nas-bench-201","strategy":"random","objectives":["accuracy","predictedLatencyMs"],"latency":{{latency}},"budget":{"trials":5} }""";
}
