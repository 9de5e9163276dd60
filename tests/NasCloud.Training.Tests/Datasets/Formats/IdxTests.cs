using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Testing.Datasets;
using NasCloud.Training.Datasets;

namespace NasCloud.Training.Tests.Datasets.Formats;

public sealed class IdxTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public IdxTests() => SampleData.WriteIdx(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task LoadTraining_PlainFiles_GivesPixelsAndLabels()
    {
        var training = (ImageSamples)await (await SampleData.OpenAsync(_folder.Path)).LoadTrainingAsync(TestContext.Current.CancellationToken);
        Assert.Equal(TensorShape.Image(1, 2, 3), training.Shape);
        Assert.Equal([0, 1, 1, 0], training.Labels);
        Assert.Equal([6, 7, 8, 9, 10, 11], training.Sample(1).ToArray());
    }

    [Fact]
    public async Task Describe_GzippedOrPlain_TheSameFingerprint()
    {
        var plain = await DescribeAsync();
        foreach (var name in new[] { SampleData.TrainImages, SampleData.TrainLabels, SampleData.TestImages, SampleData.TestLabels })
        {
            _folder.Write(name + ".gz", SampleData.Gzip(File.ReadAllBytes(_folder[name])));
            File.Delete(_folder[name]);
        }

        Assert.Equal(plain, await DescribeAsync());
        Assert.Equal((4, 2, "[0, 1]"), (plain.TrainingCount, plain.TestCount, plain.Classes.ToString()));
    }

    [Theory]
    [InlineData(SampleData.TrainImages)]
    [InlineData(SampleData.TestImages)]
    public async Task Describe_OnePixelDiffers_AnotherFingerprint(string name)
    {
        var before = await DescribeAsync();
        var content = File.ReadAllBytes(_folder[name]);
        content[^1] ^= 1;
        _folder.Write(name, content);
        Assert.NotEqual(before.Fingerprint, (await DescribeAsync()).Fingerprint);
    }

    [Fact]
    public async Task LoadTraining_TestFilesCorrupt_DoesNotOpenThem()
    {
        _folder.Write(SampleData.TestImages, [1, 2, 3]);
        _folder.Write(SampleData.TestLabels, []);
        var source = await SampleData.OpenAsync(_folder.Path);
        Assert.Equal(4, (await source.LoadTrainingAsync(TestContext.Current.CancellationToken)).Count);
        await Assert.ThrowsAsync<DatasetException>(() => source.LoadTestAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task LoadTest_NoTestFiles_IsEmpty()
    {
        File.Delete(_folder[SampleData.TestImages]);
        File.Delete(_folder[SampleData.TestLabels]);
        var source = await SampleData.OpenAsync(_folder.Path);
        Assert.Equal(0, (await source.LoadTestAsync(TestContext.Current.CancellationToken)).Count);
        Assert.Equal(0, (await source.DescribeAsync(TestContext.Current.CancellationToken)).TestCount);
    }

    [Fact]
    public async Task Describe_FileOfNames_NamesTheClasses()
    {
        File.WriteAllText(_folder["classes.txt"], "cat\ndog\n");
        Assert.Equal("[cat, dog]", (await DescribeAsync()).Classes.ToString());
    }

    [Fact]
    public Task Describe_WrongMagic_SaysWhatWasExpected() => AssertFaultAsync(
        SampleData.TrainImages,
        SampleData.IdxLabels(0, 1, 1, 0, 0, 1, 1, 0),
        SampleData.TrainImages,
        "its first four bytes are 0x00000801: IDX of unsigned bytes in 3 dimensions starts with 0x00000803");

    [Fact]
    public Task Describe_Truncated_SaysHowFarItGoes() => AssertFaultAsync(
        SampleData.TrainImages + ".gz", SampleData.Gzip(SampleData.IdxImages(4)[..^5]), SampleData.TrainImages + ".gz", "its header gives 4x2x3 values and the file has 19", SampleData.TrainImages);

    [Fact]
    public Task Describe_GzipCutOff_SaysTruncatedOrInvalid() => AssertFaultAsync(
        SampleData.TrainImages + ".gz", SampleData.Gzip(SampleData.IdxImages(4))[..30], SampleData.TrainImages + ".gz", "fetch it again", SampleData.TrainImages);

    [Fact]
    public Task Describe_NotGzip_SaysSo() => AssertFaultAsync(
        SampleData.TrainImages + ".gz", SampleData.IdxImages(4), SampleData.TrainImages + ".gz", "it is not valid gzip", SampleData.TrainImages);

    [Fact]
    public Task Describe_HugeHeader_FailsWithoutTheMemory() => AssertFaultAsync(
        SampleData.TrainImages, IdxContent.Of([int.MaxValue, int.MaxValue, int.MaxValue], [1]), SampleData.TrainImages, "the file has far fewer");

    [Fact]
    public Task Describe_TooLong_SaysSo() => AssertFaultAsync(
        SampleData.TrainLabels, [.. SampleData.IdxLabels(0, 1, 1, 0), 1], SampleData.TrainLabels, "it goes on after the 4 values");

    [Fact]
    public Task Describe_OtherCounts_NamesBoth() => AssertFaultAsync(
        SampleData.TrainLabels, SampleData.IdxLabels(0, 1, 1), SampleData.TrainImages, "it has 4 images and train-labels-idx1-ubyte has 3 labels");

    [Fact]
    public Task Describe_NoImages_SaysEmpty() => AssertFaultAsync(
        SampleData.TrainLabels, SampleData.IdxLabels(), SampleData.TrainLabels, "its header gives 0 for dimension 0");

    [Fact]
    public Task Describe_EmptyFile_SaysTruncated() => AssertFaultAsync(
        SampleData.TrainLabels, [], SampleData.TrainLabels, "it ends after 0 bytes, in its header of 8");

    [Fact]
    public Task Describe_ClassWithoutSamples_NamesIt() => AssertFaultAsync(
        SampleData.TrainLabels, SampleData.IdxLabels(0, 2, 2, 0), null, "class 1 (1) has no training samples");

    [Fact]
    public Task Describe_OneClass_NeedsTwo() => AssertFaultAsync(
        SampleData.TrainLabels, SampleData.IdxLabels(0, 0, 0, 0), null, "it has 1 classes: a classifier needs at least 2");

    [Fact]
    public Task Describe_TestLabelOutOfRange_NamesTheSample() => AssertFaultAsync(
        SampleData.TestLabels, SampleData.IdxLabels(0, 9), null, "test sample 1 has label 9: labels are 0 to 1");

    [Fact]
    public Task Describe_TestOfOtherSize_SaysBoth() => AssertFaultAsync(
        SampleData.TestImages, SampleData.IdxImages(2, 5, 5), null, "its test images are 1x5x5 and its training images 1x2x3");

    [Fact]
    public async Task Open_LabelsMissing_NamesTheFile()
    {
        File.Delete(_folder[SampleData.TrainLabels]);
        var error = await Assert.ThrowsAsync<DatasetException>(() => SampleData.OpenAsync(_folder.Path));
        Assert.Contains("no train-labels-idx1-ubyte", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_TwoDataSetsInOneFolder_NamesTheSecond()
    {
        _folder.Write("emnist-" + SampleData.TrainImages, SampleData.IdxImages(4));
        var error = await Assert.ThrowsAsync<DatasetException>(() => SampleData.OpenAsync(_folder.Path));
        Assert.Contains("expected the files of one data set", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Describe_TruncatedOrFlippedBits_IsReadOrDatasetException(bool gzip)
    {
        var good = SampleData.IdxImages(4);
        var file = gzip ? SampleData.Gzip(good) : good;
        File.Delete(_folder[SampleData.TrainImages]);
        var name = SampleData.TrainImages + (gzip ? ".gz" : "");
        return Gen.Select(Gen.Int[0, file.Length], Gen.Int[0, (8 * file.Length) - 1].Array[0, 3]).SampleAsync(
            async (length, bits) =>
            {
                var bad = file.ToArray();
                foreach (var bit in bits)
                    bad[bit / 8] ^= (byte)(1 << (bit % 8));
                _folder.Write(name, bad[..length]);
                var error = await Record.ExceptionAsync(DescribeAsync);
                Assert.True(error is null or DatasetException, $"{error}");
                Assert.True(length == file.Length || gzip || error is DatasetException, $"{length} of {file.Length} bytes passed");
            },
            threads: 1, iter: 500);
    }

    private async Task<DatasetInfo> DescribeAsync() =>
        await (await SampleData.OpenAsync(_folder.Path)).DescribeAsync(TestContext.Current.CancellationToken);

    private async Task AssertFaultAsync(string file, byte[] content, string? location, string problem, string? without = null)
    {
        if (without is not null)
            File.Delete(_folder[without]);
        _folder.Write(file, content);
        var error = await Assert.ThrowsAsync<DatasetException>(DescribeAsync);
        Assert.Equal(location is null ? _folder.Path : _folder[location], error.Location);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
