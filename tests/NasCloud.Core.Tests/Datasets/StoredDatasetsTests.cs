using System.Text;
using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Specs;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Core.Tests.Datasets;

public sealed class StoredDatasetsTests
{
    private readonly InMemoryObjectStore _store = new();
    private readonly StoredDatasets _datasets;

    public StoredDatasetsTests() => _datasets = new StoredDatasets(_store);

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DescribeAsync_OfWrittenDataset_GivesItBack()
    {
        await _datasets.WriteAsync(TestSearch.GreyImages, Test);

        Assert.Equal(TestSearch.GreyImages, await _datasets.DescribeAsync(new DatasetSpec("grey"), Test));
        Assert.Equal(TestSearch.GreyImages, await _datasets.DescribeAsync(new DatasetSpec("grey", ImageSize: 28), Test));
    }

    [Fact]
    public async Task DescribeAsync_OfADescriptionFromBeforeCounts_KnowsNone()
    {
        await WriteAsync("datasets/grey/dataset.json", """{ "schemaVersion": 1, "name": "grey", "input": [1, 28, 28], "classes": ["a", "b"], "trainingCount": 1, "testCount": 0, "fingerprint": "0" }""");

        var dataset = await _datasets.DescribeAsync(new DatasetSpec("grey"), Test);

        Assert.Equal((0, null, null, 2), (dataset.ClassCounts.Count, dataset.Duplicates, dataset.Table, dataset.Outputs));
        Assert.Empty(DatasetNotes.Of(dataset));
    }

    [Fact]
    public async Task DescribeAsync_OfATable_GivesItBackWhereItsTargetIsMeant()
    {
        var table = new TableSchema([new("age", ColumnKind.Number, Missing: 3), new("job", ColumnKind.Category, ["cook"]), new("id", ColumnKind.Ignore, Reason: "empty")], "pay", PredictionTask.Regression);
        var staff = new DatasetInfo("staff", TensorShape.Vector(2), [], 10, 2, "0") { Duplicates = new(1, 2, 3), Table = table };
        await _datasets.WriteAsync(staff, Test);

        Assert.Equal(staff, await _datasets.DescribeAsync(new DatasetSpec("staff", Target: "pay"), Test));
        var exception = await Assert.ThrowsAsync<DatasetException>(() => _datasets.DescribeAsync(new DatasetSpec("staff"), Test));
        Assert.Equal("staff: dataset.target is left out, but the store describes the data set as a table of which 'pay' is predicted: let dataset.target be pay, or upload the data set under another name", exception.Message);
    }

    [Fact]
    public async Task DescribeAsync_OfTextsInWords_GivesThemBackWhereTheyAreReadAlike()
    {
        var moods = new DatasetInfo("moods", TensorShape.Image(1, 1, 12), ["down", "up"], 10, 2, "0") { Vocabulary = 90, Text = new("said", Length: 12) };
        await _datasets.WriteAsync(moods, Test);

        Assert.Equal(moods, await _datasets.DescribeAsync(new DatasetSpec("moods", Target: "mood", Text: new("said", Length: 12)), Test));
        var exception = await Assert.ThrowsAsync<DatasetException>(() => _datasets.DescribeAsync(new DatasetSpec("moods", Target: "mood", Text: new("said")), Test));
        Assert.Equal("moods: dataset.text is column 'said', vocabulary 10000, length left out, but the store describes the data set as texts, column 'said', vocabulary 10000, length 12: let dataset.text be so, or upload the data set under another name", exception.Message);
    }

    [Fact]
    public async Task ListAsync_OfFoldersWithAndWithoutDescription_NamesThoseWithOne()
    {
        await _datasets.WriteAsync(TestSearch.GreyImages, Test);
        await _datasets.WriteAsync(TestSearch.GreyImages with { Name = "blue" }, Test);
        await WriteAsync("datasets/downloaded/train-images-idx3-ubyte", "");
        await WriteAsync("datasets/_odd/dataset.json", "{}");

        Assert.Equal(["blue", "grey"], await _datasets.ListAsync(Test));
    }

    [Theory]
    [InlineData("gray", "gray: there is no such data set in the store: expected one of grey")]
    [InlineData("../searches", "../searches: there is no such data set in the store: expected one of grey")]
    [InlineData("", ": there is no such data set in the store: expected one of grey")]
    public async Task DescribeAsync_OfUnknownName_NamesTheKnown(string name, string message)
    {
        await _datasets.WriteAsync(TestSearch.GreyImages, Test);

        Assert.Equal(message, (await Assert.ThrowsAsync<DatasetException>(() => _datasets.DescribeAsync(new DatasetSpec(name), Test))).Message);
    }

    [Theory]
    [InlineData("{", "grey: its dataset.json is damaged (")]
    [InlineData("[]", "grey: its dataset.json is damaged (it is no object)")]
    [InlineData("""{ "schemaVersion": 2 }""", "grey: schemaVersion of its dataset.json is 2: this version reads 1")]
    [InlineData("""{ "name": "grey" }""", "grey: schemaVersion of its dataset.json is missing: this version reads 1")]
    [InlineData("""{ "schemaVersion": 1, "name": "grey" }""", "grey: its dataset.json is damaged (it lacks the shape, the classes, the samples or the fingerprint)")]
    [InlineData("""{ "schemaVersion": 1, "name": "blue", "input": [1, 28, 28], "classes": ["a"], "trainingCount": 1, "fingerprint": "0" }""", "grey: its dataset.json is damaged (it describes 'blue')")]
    public async Task DescribeAsync_OfDamagedDescription_SaysWhatIsWrong(string content, string message)
    {
        await WriteAsync("datasets/grey/dataset.json", content);

        var exception = await Assert.ThrowsAsync<DatasetException>(() => _datasets.DescribeAsync(new DatasetSpec("grey"), Test));

        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DescribeAsync_OfPathOrOtherSize_IsRefused()
    {
        await _datasets.WriteAsync(TestSearch.GreyImages, Test);

        var path = await Assert.ThrowsAsync<DatasetException>(() => _datasets.DescribeAsync(new DatasetSpec("grey", Path: "/data"), Test));
        var size = await Assert.ThrowsAsync<DatasetException>(() => _datasets.DescribeAsync(new DatasetSpec("grey", ImageSize: 32), Test));

        Assert.Contains("leave the path out", path.Message, StringComparison.Ordinal);
        Assert.Contains("dataset.imageSize is 32, but the store describes the data set as 1x28x28", size.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_OfNameThatSpecsCannotHave_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _datasets.WriteAsync(TestSearch.GreyImages with { Name = "../grey" }, Test));

    private async Task WriteAsync(string path, string content) =>
        await _store.ReplaceAsync(path, Encoding.UTF8.GetBytes(content), version: null, Test);
}
