using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;
using NasCloud.Training.Datasets;
using NasCloud.Training.Datasets.Formats;

namespace NasCloud.Training.Tests.Datasets;

public sealed class ImageExportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Write_Images_AreReadAsTheSameSamples(int channels)
    {
        var reader = new FakeReader(channels, ["T-shirt/top", "coat"], 9, 4);

        Assert.Equal(13, await ImageExport.WriteAsync(new CheckedDataset("clothes", reader), _folder["out"], count: null, TestContext.Current.CancellationToken));

        var read = await new DatasetCatalog(null).OpenAsync(new DatasetSpec("out", Path: _folder["out"]), TestContext.Current.CancellationToken);
        var dataset = await read.DescribeAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["T-shirt-top", "coat"], dataset.Classes);
        Assert.Equal((reader.Shape, 9, 4), (dataset.Input, dataset.TrainingCount, dataset.TestCount));
        Assert.Equal(Contents(reader.ReadTraining(TestContext.Current.CancellationToken)), Contents(await read.LoadTrainingAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(Contents(reader.ReadTest(TestContext.Current.CancellationToken)!), Contents(await read.LoadTestAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Write_Count_IsOfEachClassAndPart()
    {
        Assert.Equal(8, await ImageExport.WriteAsync(new CheckedDataset("clothes", new FakeReader(1, ["a", "b"], 20, 9)), _folder["out"], count: 2, TestContext.Current.CancellationToken));

        Assert.Equal(["00001.png", "00002.png"], Directory.GetFiles(_folder["out", "test", "b"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Write_ClassesThatAreOneFolder_AreToldApart()
    {
        await ImageExport.WriteAsync(new CheckedDataset("clothes", new FakeReader(1, ["a/b", "a:b", ".."], 6, 3)), _folder["out"], count: 1, TestContext.Current.CancellationToken);

        Assert.Equal(["2", "a-b-0", "a-b-1"], Directory.GetDirectories(_folder["out", "train"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Write_FolderThatHoldsSomething_IsRefused()
    {
        _folder.Write("out/old.txt", []);

        var exception = await Assert.ThrowsAsync<IOException>(() =>
            ImageExport.WriteAsync(new CheckedDataset("clothes", new FakeReader(1, ["a", "b"], 4, 2)), _folder["out"], count: 1, TestContext.Current.CancellationToken));

        Assert.EndsWith("is not empty: name another folder, or empty it.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_ImagesOfTwoChannels_AreRefused()
    {
        var exception = await Assert.ThrowsAsync<DatasetException>(() =>
            ImageExport.WriteAsync(new CheckedDataset("clothes", new FakeReader(2, ["a", "b"], 4, 2)), _folder["out"], count: 1, TestContext.Current.CancellationToken));

        Assert.Contains("expected images of one or three channels", exception.Message, StringComparison.Ordinal);
    }

    private static List<string> Contents(LabelledSamples samples) =>
        [.. Enumerable.Range(0, samples.Count).Select(index => $"{samples.Labels[index]} {Convert.ToHexString(samples.Sample(index))}").Order(StringComparer.Ordinal)];

    /// <summary>Images of which no two are equal, their classes in turn.</summary>
    private sealed class FakeReader(int channels, string[] classes, int training, int test) : IDatasetReader
    {
        public string Location => "fake";

        public TensorShape Shape => TensorShape.Image(channels, 4, 5);

        public IReadOnlyList<string> ReadClasses() => classes;

        public LabelledSamples ReadTraining(CancellationToken cancellationToken) => Make(training, 0);

        public LabelledSamples? ReadTest(CancellationToken cancellationToken) => Make(test, 100);

        private ImageSamples Make(int count, int first) => new(
            Shape,
            [.. Enumerable.Range(0, count * (int)Shape.Elements).Select(index => (byte)((index * 7) + first + (index / (int)Shape.Elements)))],
            [.. Enumerable.Range(0, count).Select(index => index % classes.Length)]);
    }
}
