using System.IO.Compression;
using System.Security.Cryptography;
using NasCloud.Core.Architectures;
using NasCloud.Core.Specs;
using NasCloud.Training.Datasets;
using NasCloud.Training.Datasets.Downloads;

namespace NasCloud.Training.Tests.Datasets;

/// <summary>Against the real files, where the machine has them.</summary>
public class FashionMnistTests
{
    [Fact]
    public async Task Describe_RealFiles_GivesThePublishedCounts()
    {
        var source = await new DatasetCatalog(SharedFolder()).OpenAsync(new DatasetSpec("fashion-mnist"), TestContext.Current.CancellationToken);
        var info = await source.DescribeAsync(TestContext.Current.CancellationToken);
        Assert.Equal((60_000, 10_000, TensorShape.Image(1, 28, 28)), (info.TrainingCount, info.TestCount, info.Input));
        Assert.Equal((10, "ankle boot"), (info.Classes.Count, info.Classes[9]));
        Assert.StartsWith("858bf26bc716b36e", info.Fingerprint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_RealFiles_ClassesAreBalanced()
    {
        var source = await new DatasetCatalog(SharedFolder()).OpenAsync(new DatasetSpec("fashion-mnist"), TestContext.Current.CancellationToken);
        var training = (ImageSamples)await source.LoadTrainingAsync(TestContext.Current.CancellationToken);
        var test = (ImageSamples)await source.LoadTestAsync(TestContext.Current.CancellationToken);
        Assert.All(training.Labels.CountBy(label => label), count => Assert.Equal(6_000, count.Value));
        Assert.All(test.Labels.CountBy(label => label), count => Assert.Equal(1_000, count.Value));
    }

    [Fact]
    public void PinnedHashes_RealFiles_AreThoseOfTheContent()
    {
        var folder = Path.Combine(SharedFolder(), "fashion-mnist");
        foreach (var file in DownloadableDataset.All.Single(dataset => dataset.Name == "fashion-mnist").Files)
        {
            using var content = new GZipStream(File.OpenRead(Path.Combine(folder, file.Name)), CompressionMode.Decompress);
            Assert.Equal(file.Sha256, Convert.ToHexStringLower(SHA256.HashData(content)));
        }
    }

    private static string SharedFolder()
    {
        var folder = Environment.GetEnvironmentVariable(DatasetCatalog.SharedFolderVariable);
        if (folder is null || !File.Exists(Path.Combine(folder, "fashion-mnist", "train-images-idx3-ubyte.gz")))
            Assert.Skip($"{DatasetCatalog.SharedFolderVariable} names no folder with fashion-mnist/train-images-idx3-ubyte.gz");
        return folder;
    }
}
