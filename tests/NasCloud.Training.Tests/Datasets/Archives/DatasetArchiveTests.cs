using System.Text;
using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;
using NasCloud.Core.Trials;
using NasCloud.Testing.Storage;
using NasCloud.Training.Datasets;
using NasCloud.Training.Datasets.Archives;

namespace NasCloud.Training.Tests.Datasets.Archives;

public sealed class DatasetArchiveTests : IDisposable
{
    private static readonly DatasetSpec Bars = new("bars");

    private readonly TemporaryFolder _folder = new();
    private readonly InMemoryObjectStore _store = new(TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Download_Uploaded_HasTheSameFilesAtTheSamePaths()
    {
        _folder.Write("photos/train/a class/1.png", [1, 2, 3]);
        _folder.Write("photos/test/ä/2.png", [4]);
        await Archive().UploadAsync(Info("photos"), _folder["photos"], Token);

        Assert.True(await Archive().DownloadAsync("photos", _folder["cache/photos"], Token));
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(_folder["cache/photos/train/a class/1.png"], Token));
        Assert.Equal([4], await File.ReadAllBytesAsync(_folder["cache/photos/test/ä/2.png"], Token));
        Assert.Equal(["photos"], Directory.EnumerateDirectories(_folder["cache"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Download_NoFiles_IsFalseAndLeavesNothing()
    {
        await Archive().UploadAsync(Info("glyphs"), place: null, Token);

        Assert.False(await Archive().DownloadAsync("glyphs", _folder["cache/glyphs"], Token));
        Assert.False(Directory.Exists(_folder["cache"]));
        Assert.Equal("glyphs", (await new StoredDatasets(_store).DescribeAsync(new DatasetSpec("glyphs"), Token)).Name);
    }

    [Fact]
    public async Task Download_DamagedArchive_SaysSoAndLeavesNothing()
    {
        await _store.CreateAsync("datasets/bars/files.zip", Encoding.UTF8.GetBytes("no zip archive"), Token);

        var error = await Assert.ThrowsAsync<DatasetException>(() => Archive().DownloadAsync("bars", _folder["cache/bars"], Token));
        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["cache/bars"]));
    }

    [Fact]
    public async Task Ensure_OnlyInTheStore_FetchesIt()
    {
        var dataset = await UploadBarsAsync();
        await Provision().EnsureAsync(Bars, dataset, Token);

        Assert.True(Directory.Exists(_folder["cache/bars"]));
    }

    [Fact]
    public async Task Ensure_OtherDataUnderThatName_IsTheTrainersFault()
    {
        var dataset = await UploadBarsAsync();

        var fault = await Assert.ThrowsAsync<TrainerFaultException>(() => Provision().EnsureAsync(Bars, dataset with { Fingerprint = "other" }, Token));
        Assert.Contains($"its fingerprint is {dataset.Fingerprint}, expected other", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ensure_Nowhere_SaysHowToUploadIt()
    {
        var fault = await Assert.ThrowsAsync<TrainerFaultException>(() => Provision().EnsureAsync(Bars, Info("bars"), Token));

        Assert.Contains("nascloud dataset upload bars", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ensure_FetchedBefore_AsksTheStoreNothing()
    {
        var dataset = await UploadBarsAsync();
        await Provision().EnsureAsync(Bars, dataset, Token);
        var archive = new DatasetArchive(new InterceptedStore(_store) { Refuse = (_, _) => true });

        await Provision(archive).EnsureAsync(Bars, dataset, Token);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task Ensure_FetchedBeforeAndDamagedSince_FetchesItAgain(int kept)
    {
        var dataset = await UploadBarsAsync();
        await Provision().EnsureAsync(Bars, dataset, Token);
        foreach (var file in Directory.GetFiles(_folder["cache/bars"], "*", SearchOption.AllDirectories))
            await DamageAsync(file, kept);

        await Provision().EnsureAsync(Bars, dataset, Token);
        Assert.Equal(FilesOf("bars"), FilesOf("cache/bars"));
    }

    [Fact]
    public async Task Ensure_TableUploadedAsAFile_FetchesItAndKnowsItAgain()
    {
        _folder.Write("staff.csv", Encoding.UTF8.GetBytes("age,job,pay\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},{(i % 3 == 0 ? "cook" : "pilot")},{i}.5\n"))));
        var source = await new DatasetCatalog(null).OpenAsync(new DatasetSpec("staff", Path: _folder["staff.csv"], Target: "pay"), Token);
        var dataset = await source.DescribeAsync(Token);
        await Archive().UploadAsync(dataset, _folder["staff.csv"], Token);

        await Provision().EnsureAsync(new DatasetSpec("staff", Target: "pay"), dataset, Token);

        Assert.Equal(File.ReadAllBytes(_folder["staff.csv"]), File.ReadAllBytes(_folder["cache/staff/staff.csv"]));
    }

    [Fact]
    public async Task Ensure_UploadedAnewSinceItWasFetched_FetchesItAgain()
    {
        await Provision().EnsureAsync(Bars, await UploadBarsAsync(), Token);
        var dataset = await UploadBarsAsync(seed: 7);

        await Provision().EnsureAsync(Bars, dataset, Token);
        Assert.Equal(FilesOf("bars"), FilesOf("cache/bars"));
    }

    [Fact]
    public async Task Ensure_DamagedDataThatTheUserPutThere_IsLeftAlone()
    {
        var dataset = await UploadBarsAsync();
        _folder.Write("cache/bars/notes.txt", [1]);

        await Assert.ThrowsAsync<TrainerFaultException>(() => Provision().EnsureAsync(Bars, dataset, Token));
        Assert.True(File.Exists(_folder["cache/bars/notes.txt"]));
    }

    // Keeps the first bytes of a file, and where that is all of them, changes the last one.
    private static async Task DamageAsync(string file, int kept)
    {
        var content = await File.ReadAllBytesAsync(file, Token);
        content[^1] ^= 1;
        await File.WriteAllBytesAsync(file, content[..Math.Min(kept, content.Length)], Token);
    }

    private string[] FilesOf(string folder) =>
    [
        .. Directory.GetFiles(_folder[folder], "*", SearchOption.AllDirectories)
            .Select(file => $"{Path.GetRelativePath(_folder[folder], file)} {Convert.ToHexString(File.ReadAllBytes(file))}")
            .Order(StringComparer.Ordinal),
    ];

    private DatasetArchive Archive() => new(_store);

    private DatasetProvision Provision(DatasetArchive? archive = null) =>
        new(new DatasetCatalog(_folder["cache"], _folder["cache"]), archive ?? Archive(), _folder["cache"]);

    private async Task<DatasetInfo> UploadBarsAsync(int seed = 1)
    {
        Tests.SampleData.WriteIdx(_folder["bars"], Tests.SampleData.Bars(90, seed: seed), Tests.SampleData.Bars(30, seed: seed + 1));
        var source = await new DatasetCatalog(_folder.Path).OpenAsync(Bars, Token);
        var dataset = await source.DescribeAsync(Token);
        await Archive().UploadAsync(dataset, _folder["bars"], Token);
        return dataset;
    }

    private static DatasetInfo Info(string name) => Testing.Searches.TestSearch.GreyImages with { Name = name };
}
