using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Tests.Specs;

public class DatasetRulesTests
{
    private static readonly DatasetInfo Images = new("pets", TensorShape.Image(1, 8, 8), ["cat", "dog"], 10, 0, "0");

    [Theory]
    [InlineData("regression", """ "objectives": ["rmse", "parameters"] """, null)]
    [InlineData("regression", """ "objectives": ["loss"] """, null)]
    [InlineData("classification", """ "objectives": ["auc", "balancedAccuracy"], "target": { "metric": "auc", "value": 0.9 } """, null)]
    [InlineData("regression", """ "seed": 1 """, "objectives[0] is accuracy, and a number is predicted: expected one of mae, rmse, r2, loss; or let dataset.task be classification")]
    [InlineData("classification", """ "objectives": ["accuracy", "r2"] """, "objectives[1] is r2, and a class is predicted: expected one of accuracy, balancedAccuracy, macroF1, auc, loss; or let dataset.task be regression")]
    [InlineData("classification", """ "training": { "augmentation": { "flip": true } } """, "training.augmentation is set, and the data is a table: augmentation is for images, leave it out, in final.training too")]
    public void TryCreate_ATable_FitsOrSaysWhy(string task, string rest, string? expected)
    {
        var table = new TableSchema([new("age", ColumnKind.Number)], "pay", Enum.Parse<PredictionTask>(task, ignoreCase: true));
        var dataset = new DatasetInfo("staff", TensorShape.Vector(1), task == "regression" ? [] : ["low", "high"], 10, 0, "0") { Table = table };

        Assert.Equal(expected, SearchComponents.TryCreate(Spec("\"staff\"", "mlp", rest), dataset).Error?.ToString());
    }

    [Theory]
    [InlineData("""{ "name": "pets", "target": "age" }""", "dataset.target is age, and the data are images: leave it out, or name a table in dataset.path")]
    [InlineData("""{ "name": "pets", "task": "regression" }""", "dataset.task is regression, and the data are images")]
    [InlineData("""{ "name": "pets", "columns": { "age": "number" } }""", "dataset.columns is set, and the data are images")]
    public void TryCreate_KeysOfTablesForImages_SaysSo(string dataset, string expected) =>
        Assert.StartsWith(expected, SearchComponents.TryCreate(Spec(dataset, "chain", """ "seed": 1 """), Images).Error!.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Read_ATablesKeys_AreWrittenAgain()
    {
        var spec = Spec("""{ "name": "staff", "path": "staff.csv", "target": "pay", "task": "regression", "columns": { "zip": "category", "id": "ignore" } }""", "mlp", """ "objectives": ["mae"] """);

        Assert.Equal(new DatasetSpec("staff", 0.1, Path: "staff.csv", Target: "pay", Task: PredictionTask.Regression, Columns: [new("zip", ColumnKind.Category), new("id", ColumnKind.Ignore)]), spec.Dataset);
        Assert.Equal(spec.Dataset, SearchSpecReader.Read(SearchSpecReader.Write(spec)).Spec!.Dataset);
    }

    private static SearchSpec Spec(string dataset, string space, string rest)
    {
        var reading = SearchSpecReader.Read($$"""{ "schemaVersion": 1, "dataset": {{dataset}}, "space": "{{space}}", "budget": { "trials": 1 }, {{rest}} }""");
        Assert.Empty(reading.Errors);
        return reading.Spec!;
    }
}
