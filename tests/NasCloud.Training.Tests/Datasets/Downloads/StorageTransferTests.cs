using System.Security.Cryptography;
using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;
using NasCloud.Training.Datasets;
using NasCloud.Training.Datasets.Downloads;
using NasCloud.Training.Tests.Datasets.Formats.Numpy;

namespace NasCloud.Training.Tests.Datasets.Downloads;

public sealed class StorageTransferTests : IDisposable
{
    private const string Folder = $"https://{FakeStorage.Host}/data/digits";
    private const string File = $"https://{FakeStorage.Host}/data/digits.npz";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeStorage _storage = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_Folder_IsReadAsOneHereAndFetchedOnce()
    {
        AddArrays();

        var first = await DescribeAsync(Folder);
        var second = await DescribeAsync(Folder);

        Assert.Equal((40, "[0, 1]"), (first.TrainingCount, first.Classes.ToString()));
        Assert.Equal(first, second);
        Assert.Equal(2, _storage.Copies.Count);
    }

    [Fact]
    public async Task Open_FolderCutOff_FetchesOnlyWhatIsMissing()
    {
        AddArrays();
        _storage.Cuts["x_train.npy"] = 1_000;
        await Assert.ThrowsAsync<DatasetException>(() => DescribeAsync(Folder));
        _storage.Copies.Clear();

        await DescribeAsync(Folder);

        Assert.Equal([1_000], _storage.Copies.Where(copy => copy.Name == "x_train.npy").Select(copy => copy.From));
    }

    [Fact]
    public async Task Open_FolderChangedAfterItWasCutOff_StartsAgain()
    {
        AddArrays();
        _storage.Cuts["x_train.npy"] = 1_000;
        await Assert.ThrowsAsync<DatasetException>(() => DescribeAsync(Folder));
        _storage.Copies.Clear();
        _storage.Version = "2";

        await DescribeAsync(Folder);

        Assert.Equal([("x_train.npy", 0L), ("y_train.npy", 0L)], _storage.Copies.Order());
        Assert.Equal(2, Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task Open_FileGarbledOnTheWay_IsRefusedAndNotKept()
    {
        AddArrays();
        _storage.Garbles = true;

        var error = await Assert.ThrowsAsync<DatasetException>(() => DescribeAsync(Folder));

        Assert.Contains("whose MD5 the storage tells", error.Message, StringComparison.Ordinal);
        _storage.Garbles = false;
        await DescribeAsync(Folder);
    }

    [Fact]
    public async Task Open_WhatIsLeftOfAnEarlierTransferIsSpoilt_StartsAnew()
    {
        AddArrays();
        _storage.Cuts["x_train.npy"] = 1_000;
        await Assert.ThrowsAsync<DatasetException>(() => DescribeAsync(Folder));
        var left = Directory.EnumerateFiles(_folder.Path, "*.partial", SearchOption.AllDirectories).Single(path => new FileInfo(path).Length == 1_000);
        await System.IO.File.WriteAllBytesAsync(left, new byte[1_000], TestContext.Current.CancellationToken);
        _storage.Copies.Clear();

        await DescribeAsync(Folder);

        Assert.Equal([1_000, 0], _storage.Copies.Where(copy => copy.Name == "x_train.npy").Select(copy => copy.From));
    }

    [Fact]
    public async Task Open_OneFileWithItsHash_IsFetchedOnce()
    {
        var content = AddArchive();

        await DescribeAsync($"{File}#sha256={Convert.ToHexStringLower(SHA256.HashData(content))}");
        await DescribeAsync($"{File}#sha256={Convert.ToHexStringLower(SHA256.HashData(content))}");

        Assert.Single(_storage.Copies);
    }

    [Fact]
    public async Task Open_AnotherFileThanTheHashSays_IsRefusedAndNotKept()
    {
        AddArchive();

        var error = await Assert.ThrowsAsync<DatasetException>(() => DescribeAsync($"{File}#sha256={new string('a', 64)}"));

        Assert.StartsWith($"{File}: its SHA-256 is not", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Open_FolderWithHash_IsRefused()
    {
        AddArrays();

        var error = await Assert.ThrowsAsync<DatasetException>(() => DescribeAsync($"{Folder}#sha256={new string('a', 64)}"));

        Assert.Contains("a hash is of one file", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../escape.png")]
    [InlineData("cats//1.png")]
    [InlineData("cats/..\\1.png")]
    public async Task Open_NamesThatLeadElsewhere_AreRefusedBeforeAnythingIsFetched(string name)
    {
        _storage.Files[name] = [1];

        var error = await Assert.ThrowsAsync<DatasetException>(() => DescribeAsync(Folder));

        Assert.Contains($"it holds '{name}'", error.Message, StringComparison.Ordinal);
        Assert.Empty(_storage.Copies);
    }

    [Fact]
    public async Task Open_FolderOfAWebServer_SaysWhatIsExpected()
    {
        var error = await Assert.ThrowsAsync<DatasetException>(() => DescribeAsync("https://example.org/photos/"));

        Assert.Contains("it names a folder, which a web server doesn't list: expected", error.Message, StringComparison.Ordinal);
    }

    private void AddArrays()
    {
        _storage.Files["x_train.npy"] = NumpyData.Bytes([40, 8, 8], [.. Enumerable.Range(0, 2_560).Select(i => (byte)(i * 7 / 3))]);
        _storage.Files["y_train.npy"] = NumpyData.Bytes([40], [.. Enumerable.Range(0, 40).Select(i => (byte)(i % 2))]);
    }

    private byte[] AddArchive()
    {
        AddArrays();
        var content = NumpyData.Archive([.. _storage.Files.Select(file => (Path.GetFileNameWithoutExtension(file.Key), file.Value))]);
        _storage.Files.Clear();
        _storage.Files["digits.npz"] = content;
        _storage.IsFolder = false;
        return content;
    }

    private async Task<DatasetInfo> DescribeAsync(string path)
    {
        using var http = new HttpClient();
        var remote = new RemoteFiles(http, _folder.Path, TimeProvider.System, _storage);
        var source = await new DatasetCatalog(null, _folder.Path, remote).OpenAsync(new DatasetSpec("digits", Path: path), TestContext.Current.CancellationToken);
        return await source.DescribeAsync(TestContext.Current.CancellationToken);
    }
}
