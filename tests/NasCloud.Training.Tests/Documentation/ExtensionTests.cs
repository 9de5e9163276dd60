using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Training.Datasets.Formats;
using NasCloud.Training.Tests.Datasets;
using TorchSharp;

namespace NasCloud.Training.Tests.Documentation;

/// <summary>The metric and the format of data that docs/extending.md shows how to write, as they are shown.</summary>
public sealed class ExtensionTests
{
    [Theory]
    [InlineData("TopTwoTally.cs")]
    [InlineData("DigitsReader.cs")]
    public void Documentation_ShowsTheCodeAsItStands(string file)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "NasCloud.sln")))
            root = Path.GetDirectoryName(root)!;
        var code = File.ReadAllText(Path.Combine(root, "tests", "NasCloud.Training.Tests", "Documentation", file)).ReplaceLineEndings("\n");

        Assert.Contains($"```csharp\n{code.TrimEnd()}\n```", File.ReadAllText(Path.Combine(root, "docs", "extending.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.InRange(code.Split('\n').Length, 1, 60);
    }

    [Fact]
    public void Measure_ClassAmongTheTwoLikeliest_CountsInEachBatch()
    {
        using var scope = torch.NewDisposeScope();
        var tally = new TopTwoTally();
        tally.Add(torch.tensor(new[] { 0.5f, 0.3f, 0.2f, 0.1f, 0.2f, 0.7f }).reshape(2, 3), torch.tensor(new long[] { 1, 0 }));
        tally.Add(torch.tensor(new[] { 0.1f, 0.2f, 0.7f }).reshape(1, 3), torch.tensor(new long[] { 2 }));

        Assert.Equal(2 / 3.0, tally.Measure()[TopTwoTally.Metric], 9);
    }

    [Fact]
    public async Task Describe_FolderOfDigits_IsCheckedAsEveryFormatIs()
    {
        using var folder = new TemporaryFolder();
        WriteLines(folder["digits.tra"], Enumerable.Range(0, 30).Select(index => Line(index % 17, index % 10)));
        WriteLines(folder["digits.tes"], [Line(16, 3)]);

        var source = new CheckedDataset("digits", DigitsReader.Find(folder.Path)!);
        var dataset = await source.DescribeAsync(TestContext.Current.CancellationToken);
        var test = await source.LoadTestAsync(TestContext.Current.CancellationToken);

        Assert.Equal((TensorShape.Image(1, 8, 8), 10, 30, 1), (dataset.Input, dataset.Classes.Count, dataset.TrainingCount, dataset.TestCount));
        Assert.Equal(3, Assert.Single(test.Labels));
        Assert.All(test.Sample(0).ToArray(), pixel => Assert.Equal(255, pixel));
    }

    [Theory]
    [InlineData("1,2,3")]
    [InlineData("x")]
    public async Task Describe_LineThatIsNoDigit_SaysWhich(string line)
    {
        using var folder = new TemporaryFolder();
        WriteLines(folder["digits.tra"], [Line(4, 1), line]);

        var exception = await Assert.ThrowsAsync<DatasetException>(() =>
            new CheckedDataset("digits", DigitsReader.Find(folder.Path)!).DescribeAsync(TestContext.Current.CancellationToken));

        Assert.Contains($"line 2 is '{line}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_FolderWithoutDigits_IsNull()
    {
        using var folder = new TemporaryFolder();

        Assert.Null(DigitsReader.Find(folder.Path));
    }

    private static string Line(int value, int digit) => string.Join(',', [.. Enumerable.Repeat(value, 64), digit]);

    private static void WriteLines(string path, IEnumerable<string> lines) => File.WriteAllLines(path, lines);
}
