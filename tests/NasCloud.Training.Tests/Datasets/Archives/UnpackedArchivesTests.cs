using System.IO.Compression;
using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;
using NasCloud.Training.Datasets;
using SkiaSharp;

namespace NasCloud.Training.Tests.Datasets.Archives;

public sealed class UnpackedArchivesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("photos/")]
    public async Task Open_ZipOfImageFolders_IsUnpackedOnce(string prefix)
    {
        Pack("photos.zip", ($"{prefix}train/a/1.png", SKColors.Red), ($"{prefix}train/b/1.png", SKColors.Blue), ("__MACOSX/._1.png", SKColors.White));

        var first = await DescribeAsync();
        var unpacked = Directory.GetDirectories(_folder["datasets", ".unpacked"]);
        var marker = Path.Combine(unpacked.Single(), "kept");
        await File.WriteAllTextAsync(marker, "", TestContext.Current.CancellationToken);
        var second = await DescribeAsync();

        Assert.Equal("[a, b]", first.Classes.ToString());
        Assert.Equal(first, second);
        Assert.True(File.Exists(marker));
    }

    [Fact]
    public async Task Open_ZipChanged_IsUnpackedAgain()
    {
        Pack("photos.zip", ("train/a/1.png", SKColors.Red), ("train/b/1.png", SKColors.Blue));
        await DescribeAsync();
        Pack("photos.zip", ("train/a/1.png", SKColors.Red), ("train/b/1.png", SKColors.Blue), ("train/c/1.png", SKColors.Green));

        Assert.Equal(3, (await DescribeAsync()).Classes.Count);
    }

    [Fact]
    public async Task Open_NoZip_SaysWhatIsExpectedAndLeavesNothing()
    {
        _folder.Write("photos.zip", [1, 2, 3]);

        var error = await Assert.ThrowsAsync<DatasetException>(DescribeAsync);

        Assert.StartsWith($"{_folder["photos.zip"]}: it can't be unpacked", error.Message, StringComparison.Ordinal);
        Assert.Contains("expected a zip archive", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["datasets", ".unpacked"]) && Directory.EnumerateFileSystemEntries(_folder["datasets", ".unpacked"]).Any());
    }

    [Fact]
    public async Task Open_EntryThatLeadsOut_IsRefused()
    {
        Pack("photos.zip", ("../outside.png", SKColors.Red));

        await Assert.ThrowsAsync<DatasetException>(DescribeAsync);

        Assert.False(File.Exists(_folder["datasets", "outside.png"]));
    }

    [Fact]
    public void Names_AfterUnpacking_DoNotListIt()
    {
        _folder.Write("datasets/.unpacked/photos-1/train/a/1.png", SampleData.Image(SKColors.Red));

        Assert.Equal(["glyphs"], new DatasetCatalog(null, _folder["datasets"]).Names);
    }

    private void Pack(string name, params (string Path, SKColor Color)[] images)
    {
        using var archive = new ZipArchive(File.Create(_folder[name]), ZipArchiveMode.Create);
        foreach (var (path, color) in images)
        {
            using var entry = archive.CreateEntry(path).Open();
            entry.Write(SampleData.Image(color));
        }
    }

    private async Task<DatasetInfo> DescribeAsync()
    {
        var catalog = new DatasetCatalog(null, _folder["datasets"]);
        var source = await catalog.OpenAsync(new DatasetSpec("photos", Path: _folder["photos.zip"]), TestContext.Current.CancellationToken);
        return await source.DescribeAsync(TestContext.Current.CancellationToken);
    }
}
