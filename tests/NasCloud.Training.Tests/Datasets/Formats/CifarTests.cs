using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Training.Datasets;

namespace NasCloud.Training.Tests.Datasets.Formats;

public sealed class CifarTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Describe_Cifar10_ReadsAllBatchesInOrder()
    {
        WriteCifar10("cifar-10-batches-bin/");
        var source = await SampleData.OpenAsync(_folder.Path);
        var info = await source.DescribeAsync(TestContext.Current.CancellationToken);
        var training = (ImageSamples)await source.LoadTrainingAsync(TestContext.Current.CancellationToken);
        Assert.Equal((10, 2, 10), (info.TrainingCount, info.TestCount, info.Classes.Count));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], training.Labels);
        Assert.Equal(TensorShape.Image(3, 32, 32), training.Shape);
        Assert.Equal((0, 50, 100), (training.Sample(9)[0], training.Sample(9)[1024], training.Sample(9)[2048]));
    }

    [Fact]
    public async Task LoadTraining_Cifar100_TakesTheFineLabel()
    {
        var content = SampleData.Cifar(2, [.. Enumerable.Range(0, 100).Select(i => (byte)i)]);
        for (var i = 0; i < 100; i++)
            content[i * 3074] = 3;
        _folder.Write("train.bin", content);
        var source = await SampleData.OpenAsync(_folder.Path);
        Assert.Equal(Enumerable.Range(0, 100), (await source.LoadTrainingAsync(TestContext.Current.CancellationToken)).Labels);
        Assert.Equal(0, (await source.LoadTestAsync(TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task LoadTraining_FileCutOff_SaysWhatALengthMustBe()
    {
        WriteCifar10();
        _folder.Write("data_batch_3.bin", SampleData.Cifar(1, 4, 5)[..^1]);
        await AssertFaultAsync("data_batch_3.bin", "it has 6145 bytes: expected a multiple of 3073");
    }

    [Fact]
    public async Task LoadTraining_BatchMissing_NamesIt()
    {
        WriteCifar10();
        File.Delete(_folder["data_batch_4.bin"]);
        await AssertFaultAsync("data_batch_4.bin", "it is missing");
    }

    [Fact]
    public async Task LoadTraining_LabelOutOfRange_NamesTheSample()
    {
        WriteCifar10();
        _folder.Write("data_batch_2.bin", SampleData.Cifar(1, 2, 10));
        await AssertFaultAsync("data_batch_2.bin", "sample 1 has label 10: labels are 0 to 9");
    }

    [Fact]
    public async Task Describe_WrongNumberOfNames_SaysSo()
    {
        WriteCifar10();
        File.WriteAllText(_folder["batches.meta.txt"], "airplane\nautomobile\n");
        await AssertFaultAsync("batches.meta.txt", "it names 2 classes and the labels have 10");
    }

    private void WriteCifar10(string prefix = "")
    {
        for (byte batch = 0; batch < 5; batch++)
            _folder.Write($"{prefix}data_batch_{batch + 1}.bin", SampleData.Cifar(1, (byte)(2 * batch), (byte)((2 * batch) + 1)));
        _folder.Write($"{prefix}test_batch.bin", SampleData.Cifar(1, 3, 9));
    }

    private async Task AssertFaultAsync(string file, string problem)
    {
        var source = await SampleData.OpenAsync(_folder.Path);
        var error = await Assert.ThrowsAsync<DatasetException>(() => source.LoadTrainingAsync(TestContext.Current.CancellationToken));
        Assert.Equal(_folder[file], error.Location);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
