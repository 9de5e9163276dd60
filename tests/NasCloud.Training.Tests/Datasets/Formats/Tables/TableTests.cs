using System.Text;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Specs;
using NasCloud.Training.Datasets;

namespace NasCloud.Training.Tests.Datasets.Formats.Tables;

public sealed class TableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Load_NumbersAndCategories_AreNumbersThenCodes()
    {
        var source = await OpenAsync("job,age,income\ncook,30,low\n\"pilot, first\",41.5,high\n?,NA,low\ncook,22,high\n", "income;age;job\nlow;50;clown\n", "income");

        var training = (TableSamples)await source.LoadTrainingAsync(TestContext.Current.CancellationToken);
        var test = (TableSamples)await source.LoadTestAsync(TestContext.Current.CancellationToken);
        var info = await source.DescribeAsync(TestContext.Current.CancellationToken);

        Assert.Equal([30, 1, 41.5f, 2, float.NaN, 0, 22, 1], training.Numbers);
        Assert.Equal([1, 0, 1, 0], training.Labels);
        // A category that no row trained on has is as unknown as a missing one.
        Assert.Equal([50, 0], test.Numbers);
        Assert.Equal("[high, low]", info.Classes.ToString());
        Assert.Equal([3], info.Table!.CategorySizes);
        Assert.Equal(
            [new TableColumn("job", ColumnKind.Category, ["cook", "pilot, first"], Missing: 1), new TableColumn("age", ColumnKind.Number, Missing: 1)],
            info.Table.Columns);
        Assert.Equal((4, 1, 2), (info.TrainingCount, info.TestCount, info.Outputs));
    }

    [Theory]
    [InlineData("0.5,1.5,2,3", PredictionTask.Regression)]
    [InlineData("0,1,1,0", PredictionTask.Classification)]
    [InlineData("yes,no,no,yes", PredictionTask.Classification)]
    [InlineData("0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20", PredictionTask.Regression)]
    [InlineData("0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19", PredictionTask.Classification)]
    public async Task Describe_NoTaskGiven_IsToldFromTheTarget(string targets, PredictionTask expected)
    {
        var info = await DescribeAsync("x,y\n" + string.Concat(targets.Split(',').Select((target, i) => $"{i},{target}\n")));

        Assert.Equal((expected, expected == PredictionTask.Regression ? 1 : targets.Split(',').Distinct().Count()), (info.Task, info.Outputs));
    }

    [Fact]
    public async Task Describe_NumericClasses_AreInTheOrderOfNumbers() =>
        Assert.Equal("[1, 2, 10]", (await DescribeAsync("x,y\n1,10\n2,2\n3,1\n")).Classes.ToString());

    [Fact]
    public async Task Load_Regression_GivesTargets()
    {
        var source = await OpenAsync("x,y\n1,0.5\n2,1e3\n", "x,y\n3,-4\n", "y");

        var training = await source.LoadTrainingAsync(TestContext.Current.CancellationToken);
        var test = await source.LoadTestAsync(TestContext.Current.CancellationToken);

        Assert.Equal([0.5f, 1000], training.Targets);
        Assert.Empty(training.Labels);
        Assert.Equal([-4], test.Targets);
    }

    [Fact]
    public async Task Describe_ColumnsGiven_AreWhatTheUserSays()
    {
        var info = await DescribeAsync("zip,id,y\n1,1,a\n1,2,b\n2,3,a\n", new DatasetSpec("t", Target: "y", Columns: [new("zip", ColumnKind.Category), new("id", ColumnKind.Ignore)]));

        Assert.Equal([ColumnKind.Category, ColumnKind.Ignore], info.Table!.Columns.Select(column => column.Kind));
        Assert.Equal(1, info.Input.Channels);
        Assert.DoesNotContain(DatasetNotes.Of(info), note => note.StartsWith("Columns", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Describe_TextThatHardlyComesAgain_IsPassedOverAndNoted()
    {
        var info = await DescribeAsync("x,note,empty,y\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{i},text {i / 1.5:F0},,{i % 2}\n")));

        Assert.Equal([ColumnKind.Number, ColumnKind.Ignore, ColumnKind.Ignore], info.Table!.Columns.Select(column => column.Kind));
        Assert.Contains("Columns passed over: note (20 different texts in 30 rows), empty (empty). dataset.columns says otherwise.", DatasetNotes.Of(info));
    }

    [Fact]
    public async Task Load_OneFile_HoldsOutTheSameTenthWhateverTheOrder()
    {
        var rows = Enumerable.Range(0, 2000).Select(i => $"{i},{i % 2}").ToArray();
        var test = await TestOf(rows);
        var again = await TestOf([.. rows.Reverse().Select(row => $"\"{row.Replace(",", "\",\"", StringComparison.Ordinal)}\"")]);

        Assert.InRange(test.Count, 150, 250);
        Assert.Equal(test.Numbers.Order(), again.Numbers.Order());
    }

    [Fact]
    public async Task Describe_OneFileWithCopies_NoneIsOnBothSides()
    {
        var info = await DescribeOneAsync([.. Enumerable.Range(0, 500).Select(i => $"{i % 100},{i % 2}")]);

        Assert.True(info.TestCount > 0);
        Assert.Equal((0, 0), (info.Duplicates!.Test, info.Duplicates.Contradicting));
        Assert.Equal(info.TrainingCount * 4 / 5, info.Duplicates.Training);
    }

    [Fact]
    public async Task LoadTraining_TestFileCorrupt_DoesNotOpenIt() =>
        Assert.Equal(2, (await (await OpenAsync("x,y\n1,a\n2,b\n", "x", "y")).LoadTrainingAsync(TestContext.Current.CancellationToken)).Count);

    [Theory]
    [InlineData("age,income\n1,low\n", null, "nothing says which column is to be predicted: expected one of age, income in dataset.target")]
    [InlineData("age,income\n1,low\n", "wage", "it has no column 'wage', which dataset.target names: expected one of age, income")]
    [InlineData("age,income\n1,low\n2,\n", "income", "line 3 has nothing in column 'income', the target: fill it in, or delete the row")]
    [InlineData("age,income\n", "income", "it has no rows to train on")]
    [InlineData("", "income", "it is empty")]
    [InlineData("age,income\n1,low,3\n", "income", "it is no table")]
    [InlineData("age,income\n1,low\n", "income", "it has 1 classes: a classifier needs at least 2")]
    [InlineData("income\nlow\nhigh\n", "income", "none of its columns can be learned from besides the target 'income'")]
    public async Task Describe_Faulty_SaysWhatIsWrong(string text, string? target, string problem) =>
        await AssertFaultAsync(text, new DatasetSpec("t", Target: target), problem);

    [Fact]
    public Task Describe_ColumnThatIsNone_ListsThoseThatAre() =>
        AssertFaultAsync("age,income\n1,low\n", new DatasetSpec("t", Target: "income", Columns: [new("ages", ColumnKind.Number)]), "dataset.columns names 'ages': expected columns besides the target, of age");

    [Fact]
    public Task Describe_TextWhereNumbersAreAskedFor_NamesTheFirst() =>
        AssertFaultAsync("age,income\n1,low\nold,high\n", new DatasetSpec("t", Target: "income", Columns: [new("age", ColumnKind.Number)]), "column 'age' has 'old' in line 3: expected numbers");

    [Fact]
    public Task Describe_RegressionOfTexts_NamesTheFirst() =>
        AssertFaultAsync("age,income\n1,low\n", new DatasetSpec("t", Target: "income", Task: PredictionTask.Regression), "column 'income' has 'low' in line 2: expected numbers");

    [Theory]
    [InlineData("job,age\ncook,3\n", "it has no column 'income': expected the columns of the training part")]
    [InlineData("income,job,age\nmiddle,cook,3\n", "column 'income', the target, has 'middle' in line 2, a class that no row trained on has: expected one of high, low")]
    [InlineData("income,job,age\nlow,cook,three\n", "column 'age' has 'three' in line 2: expected a number")]
    public async Task Describe_TestFileOfAnotherKind_SaysWhatIsWrong(string test, string problem)
    {
        var source = await OpenAsync("age,job,income\n1,cook,low\n2,cook,high\n", test, "income");

        var error = await Assert.ThrowsAsync<DatasetException>(() => source.DescribeAsync(TestContext.Current.CancellationToken));

        Assert.Equal(_folder["train", "test.csv"], error.Location);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_TwoTables_AsksWhichIsMeant()
    {
        _folder.Write("a.csv", []);
        _folder.Write("b.csv", []);

        var error = await Assert.ThrowsAsync<DatasetException>(() => SampleData.OpenAsync(_folder.Path));

        Assert.Contains("it holds 2 tables (a.csv, b.csv): expected one, or train.csv and test.csv", error.Message, StringComparison.Ordinal);
    }

    private async Task<TableSamples> TestOf(string[] rows)
    {
        _folder.Write("data.csv", Encoding.UTF8.GetBytes("x,y\n" + string.Concat(rows.Select(row => row + "\n"))));
        var source = await new DatasetCatalog(null).OpenAsync(new DatasetSpec("t", Path: _folder["data.csv"], Target: "y"), TestContext.Current.CancellationToken);
        return (TableSamples)await source.LoadTestAsync(TestContext.Current.CancellationToken);
    }

    private async Task<DatasetInfo> DescribeOneAsync(string[] rows)
    {
        _folder.Write("data.csv", Encoding.UTF8.GetBytes("x,y\n" + string.Concat(rows.Select(row => row + "\n"))));
        var source = await new DatasetCatalog(null).OpenAsync(new DatasetSpec("t", Path: _folder["data.csv"], Target: "y"), TestContext.Current.CancellationToken);
        return await source.DescribeAsync(TestContext.Current.CancellationToken);
    }

    private Task<DatasetInfo> DescribeAsync(string text) => DescribeAsync(text, new DatasetSpec("t", Target: "y"));

    /// <summary>The rows are all trained on: what stands in the test file doesn't matter here, and one row does.</summary>
    private async Task<DatasetInfo> DescribeAsync(string text, DatasetSpec spec)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _folder.Write("train/train.csv", Encoding.UTF8.GetBytes(text));
        _folder.Write("train/test.csv", Encoding.UTF8.GetBytes(string.Join('\n', lines.Take(2))));
        var source = await new DatasetCatalog(null).OpenAsync(spec with { Path = _folder["train"] }, TestContext.Current.CancellationToken);
        return await source.DescribeAsync(TestContext.Current.CancellationToken);
    }

    private Task<IDatasetSource> OpenAsync(string training, string test, string target)
    {
        _folder.Write("train/train.csv", Encoding.UTF8.GetBytes(training));
        _folder.Write("train/test.csv", Encoding.UTF8.GetBytes(test));
        return new DatasetCatalog(null).OpenAsync(new DatasetSpec("t", Path: _folder["train"], Target: target), TestContext.Current.CancellationToken);
    }

    private async Task AssertFaultAsync(string text, DatasetSpec spec, string problem)
    {
        var error = await Assert.ThrowsAsync<DatasetException>(() => DescribeAsync(text, spec));
        Assert.StartsWith(_folder["train"], error.Location, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
