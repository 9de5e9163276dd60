using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Training.Datasets;
using SkiaSharp;

namespace NasCloud.Training.Tests.Datasets.Formats;

public sealed class ImageFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task LoadTraining_ColourImages_AreChannelsFirstAndLabelledInOrder()
    {
        _folder.Write("train/b/1.png", SampleData.Image(new SKColor(10, 20, 30)));
        _folder.Write("train/a/1.bmp.png", SampleData.Image(new SKColor(40, 50, 60)));
        _folder.Write("train/a/notes.txt", [1]);
        var training = await LoadAsync();
        Assert.Equal(TensorShape.Image(3, 4, 5), training.Shape);
        Assert.Equal([0, 1], training.Labels);
        Assert.Equal((40, 50, 60), (training.Sample(0)[0], training.Sample(0)[20], training.Sample(0)[40]));
        Assert.Equal((10, 20, 30), (training.Sample(1)[19], training.Sample(1)[39], training.Sample(1)[59]));
    }

    [Fact]
    public async Task LoadTraining_GreyImages_HaveOneChannel()
    {
        _folder.Write("train/a/1.png", SampleData.Image(new SKColor(7, 7, 7), grey: true));
        _folder.Write("train/b/1.png", SampleData.Image(new SKColor(200, 200, 200), grey: true));
        var training = await LoadAsync();
        Assert.Equal(TensorShape.Image(1, 4, 5), training.Shape);
        Assert.Equal((7, 200), (training.Sample(0)[3], training.Sample(1)[3]));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, "jpg")]
    [InlineData(SKEncodedImageFormat.Webp, "webp")]
    [InlineData(SKEncodedImageFormat.Png, "PNG")]
    public async Task LoadTraining_OtherFormats_AreDecoded(SKEncodedImageFormat format, string extension)
    {
        _folder.Write($"train/a/1.{extension}", SampleData.Image(new SKColor(250, 0, 0), format: format));
        _folder.Write($"train/b/1.{extension}", SampleData.Image(new SKColor(0, 0, 250), format: format));
        var training = await LoadAsync();
        Assert.InRange(training.Sample(0)[0], 240, 255);
        Assert.InRange(training.Sample(1)[0], 0, 12);
    }

    [Fact]
    public async Task LoadTraining_SeveralSizes_TakesTheMostCommon()
    {
        _folder.Write("train/a/1.png", SampleData.Image(SKColors.Red, 9, 9));
        _folder.Write("train/a/2.png", SampleData.Image(SKColors.Red, 6, 7));
        _folder.Write("train/b/1.png", SampleData.Image(SKColors.Blue, 6, 7));
        var training = await LoadAsync();
        Assert.Equal(TensorShape.Image(3, 6, 7), training.Shape);
        Assert.All(training.Sample(0)[..42].ToArray(), red => Assert.Equal(255, red));
    }

    [Fact]
    public async Task LoadTraining_ImageSize_ResizesAll()
    {
        _folder.Write("train/a/1.png", SampleData.Image(SKColors.Red, 40, 30));
        _folder.Write("train/b/1.png", SampleData.Image(SKColors.Blue, 5, 5));
        var training = await LoadAsync(imageSize: 8);
        Assert.Equal(TensorShape.Image(3, 8, 8), training.Shape);
        Assert.All(training.Sample(1)[^64..].ToArray(), blue => Assert.Equal(255, blue));
    }

    [Fact]
    public async Task Describe_FolderWithoutParts_HoldsOutATenthOfEachClass()
    {
        for (var i = 0; i < 30; i++)
            _folder.Write($"{(i < 20 ? "a" : "b")}/{i}.png", SampleData.Image(new SKColor((byte)i, 0, 0)));
        var source = await SampleData.OpenAsync(_folder.Path);
        var training = await source.LoadTrainingAsync(TestContext.Current.CancellationToken);
        var test = await source.LoadTestAsync(TestContext.Current.CancellationToken);
        Assert.Equal([0, 0, 1], test.Labels);
        Assert.Equal(Enumerable.Range(0, 30), Reds(training).Concat(Reds(test)).Order());
        Assert.Equal("6 0 21", string.Join(' ', Reds(test)));
    }

    [Fact]
    public async Task Describe_TestFolder_IsTheTestPart()
    {
        WriteTwoClasses();
        _folder.Write("test/b/1.png", SampleData.Image(SKColors.Blue));
        var info = await (await SampleData.OpenAsync(_folder.Path)).DescribeAsync(TestContext.Current.CancellationToken);
        Assert.Equal((2, 1, "[a, b]"), (info.TrainingCount, info.TestCount, info.Classes.ToString()));
    }

    [Fact]
    public async Task LoadTraining_TestImageCorrupt_DoesNotOpenIt()
    {
        WriteTwoClasses();
        _folder.Write("test/b/1.png", [1, 2, 3]);
        Assert.Equal(2, (await LoadAsync()).Count);
    }

    [Fact]
    public async Task LoadTraining_NotAnImage_NamesTheFile()
    {
        WriteTwoClasses();
        _folder.Write("train/a/bad.png", [1, 2, 3]);
        await AssertFaultAsync("train/a/bad.png", "it is not an image that can be decoded");
    }

    [Fact]
    public async Task LoadTraining_EmptyImage_NamesTheFile()
    {
        WriteTwoClasses();
        _folder.Write("train/a/bad.png", []);
        await AssertFaultAsync("train/a/bad.png", "it is not an image that can be decoded");
    }

    [Fact]
    public async Task LoadTraining_ImageCutOff_NamesTheFile()
    {
        WriteTwoClasses();
        var noise = new SKBitmap(64, 64);
        for (var i = 0; i < 64 * 64; i++)
            noise.SetPixel(i % 64, i / 64, new SKColor((uint)(i * 2654435761) | 0xff000000));
        var image = noise.Encode(SKEncodedImageFormat.Png, 100).ToArray();
        _folder.Write("train/a/bad.png", image[..(image.Length / 2)]);
        await AssertFaultAsync("train/a/bad.png", "the image is truncated or corrupt");
    }

    [Fact]
    public async Task LoadTraining_ClassFolderEmpty_NamesTheClass()
    {
        WriteTwoClasses();
        _folder.Folder("train", "c");
        await AssertFaultAsync("", "class 2 (c) has no training samples");
    }

    [Fact]
    public async Task Open_TestClassUnknown_NamesIt()
    {
        WriteTwoClasses();
        _folder.Write("test/c/1.png", SampleData.Image(SKColors.Blue));
        var error = await Assert.ThrowsAsync<DatasetException>(() => SampleData.OpenAsync(_folder.Path));
        Assert.Contains("it is a class that train/ doesn't have: expected a, b", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<int> Reds(LabelledSamples samples) =>
        Enumerable.Range(0, samples.Count).Select(i => (int)samples.Sample(i)[0]);

    private void WriteTwoClasses()
    {
        _folder.Write("train/a/1.png", SampleData.Image(SKColors.Red));
        _folder.Write("train/b/1.png", SampleData.Image(SKColors.Blue));
    }

    private async Task<ImageSamples> LoadAsync(int? imageSize = null) =>
        (ImageSamples)await (await SampleData.OpenAsync(_folder.Path, imageSize)).LoadTrainingAsync(TestContext.Current.CancellationToken);

    private async Task AssertFaultAsync(string file, string problem)
    {
        var error = await Assert.ThrowsAsync<DatasetException>(() => LoadAsync());
        Assert.Equal(file.Length == 0 ? _folder.Path : _folder[file], error.Location);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
