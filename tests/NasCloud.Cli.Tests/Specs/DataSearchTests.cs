using NasCloud.Cli.Hosting;
using NasCloud.Cli.Specs;
using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Tests.Specs;

public sealed class DataSearchTests
{
    private static readonly DatasetInfo Images = new("x", TensorShape.Image(3, 32, 32), ["a", "b"], 90, 10, "0");

    private static readonly TableSchema Table = new([new("age", ColumnKind.Number)], "pay", PredictionTask.Regression);

    public static TheoryData<string, DatasetInfo, string, string> Kinds => new()
    {
        { "images", Images, "chain", "accuracy" },
        { "table of classes", Images with { Input = TensorShape.Vector(1), Table = Table with { Task = PredictionTask.Classification } }, "mlp", "accuracy" },
        { "table of numbers", Images with { Input = TensorShape.Vector(1), Classes = [], Table = Table }, "mlp", "rmse" },
        { "series", Images with { Input = TensorShape.Image(2, 1, 40), IsSeries = true }, "conv1d", "accuracy" },
        { "texts", Images with { Input = TensorShape.Image(1, 1, 40), Vocabulary = 90 }, "text", "accuracy" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Create_DataOfAKind_IsAValidSearchOfItsSpace(string kind, DatasetInfo found, string space, string objective)
    {
        var spec = new DataSearch(new DatasetSpec("mine", Path: "/data/mine"), "/here", []).Create(found);

        Assert.Equal((space, objective, TimeSpan.FromMinutes(5)), (spec.Space.Name, spec.Objectives[0].Metric, spec.Budget.WallClock));
        Assert.Equal(found, await SpecCheck.RunAsync(spec, found));
        Assert.True(SpecCheck.Compose(spec, found).Space.Size > 100, kind);
    }

    [Fact]
    public void Create_DataAndChanges_AreInTheSpec()
    {
        var data = new DatasetSpec("Été 2026 (new)", Path: "/data/x.csv", Target: "stars", Text: new("review"), Kind: DataKind.Tokens);
        var search = new DataSearch(data, "/here", ["dataset.text.length=30", "budget.wallClock=1h", "space=text", "estimator.path=scores.csv", "estimator.name=table"]);

        Assert.Equal(data with { Name = "t-2026-new-", Text = new("review", Length: 30) }, search.Dataset());
        var error = Assert.Throws<CliException>(() => search.Create(Images));
        Assert.StartsWith("What --data and --set ask for is not a valid search spec", error.Message, StringComparison.Ordinal);
        Assert.Contains("estimator.metrics is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dataset_NameOfSignsAlone_IsCalledData() => Assert.Equal("data", new DataSearch(new DatasetSpec("..."), "/here", []).Dataset().Name);
}
