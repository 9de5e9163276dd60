using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Objectives;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.SearchSpaces.Mlp;
using NasCloud.Core.Serialization;
using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Trials;
using NasCloud.Models.Inference;
using NasCloud.Models.Networks;
using NasCloud.Training.Datasets;
using NasCloud.Training.Results;
using NasCloud.Training.Tests.Trials;

namespace NasCloud.Training.Tests;

/// <summary>From a table to a model, as a trainer goes.</summary>
public sealed class TableTrainingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-").FullName;
    private readonly DatasetCatalog _catalog = new(null);
    private readonly TorchTrialEstimator _estimator;

    public TableTrainingTests()
    {
        var random = RandomStream.Create(1, "table");
        var rows = new StringBuilder("size,district,price,dear\n");
        for (var row = 0; row < 600; row++)
        {
            var (size, district) = (random.NextDouble() * 100, random.Next(4));
            var price = 1000 + (20 * size) + (district * district * 300);
            rows.Append(CultureInfo.InvariantCulture, $"{(row % 50 == 0 ? "" : size.ToString("R", CultureInfo.InvariantCulture))},{"nesw"[district]},{price:R},{(price > 3000 ? "yes" : "no")}\n");
        }

        File.WriteAllText(Path.Combine(_folder, "flats.csv"), rows.ToString());
        _estimator = new(_catalog, new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) });
    }

    public void Dispose()
    {
        _estimator.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task EstimateAsync_NumberPredicted_LearnsItInItsUnit()
    {
        var estimate = await EstimateAsync("price", new FakeTrialSession(), TrialKind.Search);

        Assert.Equal([MetricNames.Loss, MetricNames.Mae, MetricNames.R2, MetricNames.Rmse, MetricNames.TrainingSeconds], estimate.Metrics.Keys);
        Assert.True(estimate.Metrics[MetricNames.R2] > 0.85, $"{estimate.Metrics[MetricNames.R2]}");
        Assert.InRange(estimate.Metrics[MetricNames.Mae], 1, 300);
    }

    [Fact]
    public async Task EstimateAsync_ClassPredicted_LearnsIt()
    {
        var estimate = await EstimateAsync("dear", new FakeTrialSession(), TrialKind.Search, ignored: "price");

        Assert.True(estimate.Metrics[MetricNames.Accuracy] > 0.9, $"{estimate.Metrics[MetricNames.Accuracy]}");
        Assert.True(estimate.Metrics[MetricNames.Auc] > 0.95, $"{estimate.Metrics[MetricNames.Auc]}");
    }

    [Theory]
    [InlineData("price", "dear")]
    [InlineData("dear", "price")]
    public async Task EstimateAsync_FinalTrial_LeavesAModelThatTestsTheSame(string target, string ignored)
    {
        var session = new FakeTrialSession();

        var estimate = await EstimateAsync(target, session, TrialKind.Final, ignored);

        foreach (var (name, content) in session.Results)
            await File.WriteAllBytesAsync(Path.Combine(_folder, name), content, TestContext.Current.CancellationToken);
        using var model = TrainedModel.Load(_folder);
        var source = await _catalog.OpenAsync(Dataset(target, ignored), TestContext.Current.CancellationToken);
        var result = model.Evaluate(await source.LoadTestAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.All(result.Metrics, metric => Assert.Equal(metric.Value, estimate.Metrics[MetricNames.OnTest(metric.Key)], 6));
        Assert.Equal(target == "price" ? 0 : 2, model.Classes.Count);
    }

    [Theory]
    [InlineData("price", "dear")]
    [InlineData("dear", "price")]
    public async Task EstimateAsync_FinalTrial_LeavesAnOnnxModelOfTheSameFigures(string target, string ignored)
    {
        var session = new FakeTrialSession();

        var estimate = await EstimateAsync(target, session, TrialKind.Final, ignored);

        var entry = JsonSerializer.Deserialize<ModelList>(session.Results[ModelList.FileName], CoreJson.Readable)!.Models.Single();
        if (target == "price")
            Assert.Equal(estimate.Metrics[MetricNames.OnTest(MetricNames.Rmse)], entry.TestRmse!.Value, estimate.Metrics[MetricNames.OnTest(MetricNames.Rmse)] * 1e-4);
        else
            Assert.Equal(estimate.Metrics[MetricNames.OnTest(MetricNames.Accuracy)], entry.TestAccuracy);
        Assert.True(entry.ComparedSamples > 30);
        using var model = OnnxModel.Load(session.Results["model.onnx"]);
        Assert.Equal(new ModelColumns(["size"], ["district"], target), model.Columns);
        Assert.Contains("nascloud.numbers", Encoding.UTF8.GetString(session.Results["predict.py"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EstimateAsync_FinalTrial_SaysHowRowsBecomeInputs()
    {
        var session = new FakeTrialSession();

        await EstimateAsync("price", session, TrialKind.Final, ignored: "dear");

        var document = JsonNode.Parse(session.Results[NetworkFiles.Preprocessing])!;
        Assert.Equal((2, "table"), ((int)document["schemaVersion"]!, (string?)document["kind"]));
        Assert.Equal("[2]", document["input"]!.ToJsonString());
        Assert.Equal(["size", "district"], document["columns"]!.AsArray().Select(column => (string?)column!["name"]));
        Assert.Equal("""["e","n","s","w"]""", document["columns"]![1]!["categories"]!.ToJsonString());
        Assert.InRange((double)document["columns"]![0]!["mean"]!, 45, 55);
        Assert.Equal(("price", "regression"), ((string?)document["target"]!["name"], (string?)document["target"]!["task"]));
        Assert.InRange((double)document["target"]!["mean"]!, 2500, 4000);
    }

    [Fact]
    public async Task EstimateAsync_ZeroCost_ComputesEveryProxy()
    {
        var parameters = new JsonObject { ["proxies"] = new JsonArray("synflow", "naswot", "jacobCov", "snip", "gradNorm"), ["batchSize"] = JsonNode.Parse("32") };

        var estimate = await EstimateAsync("price", new FakeTrialSession(), TrialKind.Search, estimator: new(EstimatorNames.ZeroCost, new SpecValues(JsonNode.Parse(parameters.ToJsonString())!.AsObject())));

        Assert.Equal((TrialOutcome.Succeeded, 5), (estimate.Outcome, estimate.Metrics.Count));
    }

    [Fact]
    public async Task EstimateAsync_SupernetThenCandidate_SharesTheVectorsOfCategories()
    {
        var parameters = JsonNode.Parse("""{ "epochs": 20, "learningRate": 0.02, "weightDecay": 0.0005, "calibrationBatches": 4 }""")!.AsObject();
        var estimator = new ComponentSpec(EstimatorNames.Supernet, new SpecValues(parameters));
        var session = new FakeTrialSession();

        await EstimateAsync("price", session, TrialKind.Supernet, estimator: estimator);
        var candidate = await EstimateAsync("price", session, TrialKind.Search, estimator: estimator);

        Assert.Equal([MetricNames.Loss, MetricNames.Mae, MetricNames.R2, MetricNames.Rmse], candidate.Metrics.Keys);
        Assert.True(candidate.Metrics[MetricNames.R2] > 0.5, $"{candidate.Metrics[MetricNames.R2]}");
    }

    private DatasetSpec Dataset(string target, string? ignored) => new(
        "flats", 0.2, Path: Path.Combine(_folder, "flats.csv"), Target: target, Columns: ignored is null ? [] : [new(ignored, Core.Datasets.Tables.ColumnKind.Ignore)]);

    private async Task<TrialEstimate> EstimateAsync(string target, FakeTrialSession session, TrialKind kind, string? ignored = "dear", ComponentSpec? estimator = null)
    {
        var none = new ComponentSpec("none", new SpecValues(new JsonObject()));
        var training = new TrainingSpec { BatchSize = 32, Optimizer = new(LearningRate: 0.01) };
        var spec = new SearchSpec
        {
            Name = "test",
            Dataset = Dataset(target, ignored == target ? "price" : ignored),
            Space = none,
            Strategy = none,
            Fidelity = none,
            Estimator = estimator ?? new(EstimatorNames.Train, none.Parameters),
            Training = training,
            Final = new(20, training),
            Objectives = [new(MetricNames.Loss, Goal.Minimize)],
            Budget = new(Trials: 1),
            Seed = 7,
        };
        var info = await (await _catalog.OpenAsync(spec.Dataset, TestContext.Current.CancellationToken)).DescribeAsync(TestContext.Current.CancellationToken);
        var space = Space(info);
        var genotype = space.Sample(RandomStream.Create(1, "sample"));
        var architecture = space.Decode(genotype).Simplify();
        var trial = new Trial { Number = 1, Kind = kind, Genotype = genotype, ArchitectureId = architecture.Id, Epochs = 20, Parameters = architecture.Cost.Parameters, Flops = architecture.Cost.Flops };
        return await _estimator.EstimateAsync(new(spec, trial, space, architecture), session, TestContext.Current.CancellationToken);
    }

    private static SearchSpace Space(DatasetInfo info) => new MlpSpace(
        new MlpOptions { Layers = [2], Units = [32], Activation = [ActivationFunction.Relu], BatchNormalization = [true], Dropout = [0], EmbeddingWidth = [EmbeddingWidth.Half, EmbeddingWidth.Power] },
        info.Input,
        info.Table!.CategorySizes,
        info.Outputs);
}
