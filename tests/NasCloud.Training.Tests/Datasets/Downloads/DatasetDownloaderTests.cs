using System.Collections.Concurrent;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using NasCloud.Core.Datasets;
using NasCloud.Training.Datasets.Downloads;

namespace NasCloud.Training.Tests.Datasets.Downloads;

public sealed class DatasetDownloaderTests : IAsyncDisposable
{
    private static readonly byte[] Labels = SampleData.IdxLabels([.. Enumerable.Range(0, 3_000_000).Select(i => (byte)(i % 10))]);

    private readonly TemporaryFolder _folder = new();
    private readonly LoopbackServer _server = new();
    private readonly HttpClient _http = new();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Get_WellBehavedServer_PublishesTheVerifiedFolder()
    {
        var folder = await GetAsync(Dataset());
        Assert.Equal(_folder["toys"], folder);
        Assert.Equal(Labels, await System.IO.File.ReadAllBytesAsync(_folder["toys", SampleData.TrainLabels], TestContext.Current.CancellationToken));
        Assert.Equal([SampleData.TrainImages, SampleData.TrainLabels], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Get_AlreadyHere_AsksNobody()
    {
        await GetAsync(Dataset());
        var asked = _server.Requests.Count;
        await GetAsync(Dataset());
        Assert.Equal(asked, _server.Requests.Count);
    }

    [Fact]
    public async Task Get_TransferCutTwice_GoesOnWhereItStopped()
    {
        _server.Answers.Enqueue(new LoopbackAnswer(CutsAfter: 1_000_000));
        _server.Answers.Enqueue(new LoopbackAnswer(CutsAfter: 500_000));
        await GetAsync(Dataset());
        Assert.Equal([0, 1_000_000, 1_500_000, 0], _server.Requests.Select(request => request.From));
        Assert.Equal(Labels, await System.IO.File.ReadAllBytesAsync(_folder["toys", SampleData.TrainLabels], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Get_AfterAnEarlierFailure_GoesOnInANewProcess()
    {
        var dataset = Dataset();
        _server.Answers.Enqueue(new LoopbackAnswer(CutsAfter: 1_200_000));
        _server.Answers.Enqueue(new LoopbackAnswer(Status: "404 Not Found"));
        await Assert.ThrowsAsync<DatasetException>(() => GetAsync(dataset));
        Assert.False(Directory.Exists(_folder["toys"]));
        await GetAsync(dataset);
        Assert.Equal(1_200_000, _server.Requests.ElementAt(2).From);
        Assert.True(System.IO.File.Exists(_folder["toys", SampleData.TrainLabels]));
    }

    [Fact]
    public async Task Get_ServerIgnoresRange_StartsTheFileAgain()
    {
        _server.Answers.Enqueue(new LoopbackAnswer(CutsAfter: 1_000_000));
        _server.Answers.Enqueue(new LoopbackAnswer(IgnoresRange: true));
        await GetAsync(Dataset());
        Assert.Equal(Labels, await System.IO.File.ReadAllBytesAsync(_folder["toys", SampleData.TrainLabels], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Get_WrongHash_KeepsNothingAndSaysSo()
    {
        var error = await Assert.ThrowsAsync<DatasetException>(() => GetAsync(Dataset(hash: new string('0', 64))));
        Assert.Contains("its SHA-256 is not 0000", error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder["toys"], error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Get_PartFromOtherContent_IsFetchedWhole()
    {
        _folder.Write($".downloads/toys/{SampleData.TrainLabels}.partial", new byte[1_000]);
        await GetAsync(Dataset());
        Assert.Equal([1_000, 0, 0], _server.Requests.Select(request => request.From));
        Assert.Equal(Labels, await System.IO.File.ReadAllBytesAsync(_folder["toys", SampleData.TrainLabels], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Get_PartIsWholeFile_IsTakenAsItIs()
    {
        _folder.Write($".downloads/toys/{SampleData.TrainLabels}.partial", Labels);
        await GetAsync(Dataset());
        Assert.Equal([Labels.Length, 0], _server.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task Get_PartLongerThanFile_IsFetchedWhole()
    {
        _folder.Write($".downloads/toys/{SampleData.TrainLabels}.partial", new byte[Labels.Length + 5]);
        await GetAsync(Dataset());
        Assert.Equal([Labels.Length + 5, 0, 0], _server.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task Get_NotFound_SaysWhatToDoOffline()
    {
        var dataset = Dataset();
        _server.Content.Clear();
        var error = await Assert.ThrowsAsync<DatasetException>(() => GetAsync(dataset));
        Assert.Contains("the server answered 404 Not Found", error.Message, StringComparison.Ordinal);
        Assert.Contains($"copy {SampleData.TrainLabels}, {SampleData.TrainImages} from {_server.Address("/")} to {_folder["toys"]}, or name a folder that has toys/ in NASCLOUD_DATA", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FirstMirrorLacksIt_TakesTheSecond()
    {
        var dataset = Dataset();
        var labels = dataset.Files[0];
        await GetAsync(dataset with { Files = [labels with { Addresses = [_server.Address("/gone"), .. labels.Addresses] }, dataset.Files[1]] });
        Assert.Equal("/gone", _server.Requests.First().Path);
        Assert.True(System.IO.File.Exists(_folder["toys", SampleData.TrainLabels]));
    }

    [Fact]
    public async Task Get_ServerOverloaded_TriesAgain()
    {
        _server.Answers.Enqueue(new LoopbackAnswer(Status: "503 Service Unavailable"));
        _server.Answers.Enqueue(new LoopbackAnswer(Status: "429 Too Many Requests"));
        await GetAsync(Dataset());
        Assert.Equal(4, _server.Requests.Count);
    }

    [Fact]
    public async Task Get_NothingComesFourTimes_GivesUp()
    {
        for (var i = 0; i < 4; i++)
            _server.Answers.Enqueue(new LoopbackAnswer(CutsAfter: 0));
        var error = await Assert.ThrowsAsync<DatasetException>(() => GetAsync(Dataset()));
        Assert.Contains("4 attempts in a row brought nothing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_NobodyListens_SaysWhatToDo()
    {
        var dataset = Dataset();
        await _server.DisposeAsync();
        var error = await Assert.ThrowsAsync<DatasetException>(() => GetAsync(dataset));
        Assert.Contains("Without a connection", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_UnpackedHash_HoldsHoweverTheFileIsPacked()
    {
        var name = SampleData.TrainLabels + ".gz";
        var file = File(name, SampleData.Gzip(Labels)) with { Sha256 = Hash(Labels), HashesUnpacked = true };
        var images = File(SampleData.TrainImages, SampleData.IdxImages(10));
        await GetAsync(new DownloadableDataset("toys", "toys", _server.Address("/"), [file, images]));
        Assert.True(System.IO.File.Exists(_folder["toys", name]));
    }

    [Fact]
    public async Task Get_Archive_IsUnpackedFlatWithinTheFolder()
    {
        var archive = File("toys.tar.gz", Archive(
            ("cifar-10/data_batch_1.bin", SampleData.Cifar(1, 0, 1)), ("../../escape.bin", [1]), ("cifar-10/batches.meta.txt", [])));
        var folder = await GetAsync(new DownloadableDataset("toys", "toys", _server.Address("/"), [archive]));
        Assert.Equal(["batches.meta.txt", "data_batch_1.bin", "escape.bin"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Single(Directory.EnumerateFiles(_folder.Path, "escape.bin", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Get_Progress_EndsAtTheTotal()
    {
        _server.Answers.Enqueue(new LoopbackAnswer(CutsAfter: 1_500_000));
        var progress = new RecordingProgress();
        await new DatasetDownloader(_folder.Path, new ResumableTransfer(_http, TimeProvider.System, _ => TimeSpan.Zero))
            .GetAsync(Dataset(), progress, TestContext.Current.CancellationToken);
        var labels = progress.Reports.Where(report => report.File == SampleData.TrainLabels).ToArray();
        Assert.Equal(new DownloadProgress(SampleData.TrainLabels, Labels.Length, Labels.Length), labels[^1]);
        Assert.Equal(labels.Select(report => report.BytesDone).Order(), labels.Select(report => report.BytesDone));
        Assert.True(labels.Length > 2);
    }

    [Fact]
    public async Task Get_Cancelled_StopsAndKeepsNoDataSet()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new DatasetDownloader(_http, _folder.Path, TimeProvider.System).GetAsync(Dataset(), null, cancelled.Token));
        Assert.False(Directory.Exists(_folder["toys"]));
    }

    [Fact]
    public async Task Get_UnknownName_ListsTheKnown()
    {
        var error = await Assert.ThrowsAsync<DatasetException>(() => new DatasetDownloader(_http, _folder.Path, TimeProvider.System).GetAsync("imagenet", null, TestContext.Current.CancellationToken));
        Assert.Contains("expected one of fashion-mnist, mnist, cifar-10, cifar-100", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FolderHoldsSomethingElse_DoesNotTouchIt()
    {
        _folder.Write("toys/notes.txt", [1]);
        var error = await Assert.ThrowsAsync<DatasetException>(() => GetAsync(Dataset()));
        Assert.Contains("it holds no data set", error.Message, StringComparison.Ordinal);
        Assert.True(System.IO.File.Exists(_folder["toys", "notes.txt"]));
    }

    [Fact]
    public void All_Hashes_AreSha256() =>
        Assert.All(DownloadableDataset.All.SelectMany(dataset => dataset.Files), file => Assert.Matches("^[0-9a-f]{64}$", file.Sha256));

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static byte[] Archive(params (string Name, byte[] Content)[] files)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        using (var tar = new TarWriter(gzip))
        {
            foreach (var (name, content) in files)
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        }

        return packed.ToArray();
    }

    private Task<string> GetAsync(DownloadableDataset dataset) =>
        new DatasetDownloader(_folder.Path, new ResumableTransfer(_http, TimeProvider.System, _ => TimeSpan.Zero))
            .GetAsync(dataset, null, TestContext.Current.CancellationToken);

    private DownloadableDataset Dataset(string? hash = null) => new(
        "toys",
        "toys",
        _server.Address("/"),
        [File(SampleData.TrainLabels, Labels) with { Sha256 = hash ?? Hash(Labels) }, File(SampleData.TrainImages, SampleData.IdxImages(10))]);

    private RemoteFile File(string name, byte[] content)
    {
        _server.Content[$"/{name}"] = content;
        return new RemoteFile(name, [_server.Address($"/{name}")], Hash(content));
    }

    private sealed class RecordingProgress : IProgress<DownloadProgress>
    {
        public ConcurrentQueue<DownloadProgress> Reports { get; } = new();

        public void Report(DownloadProgress value) => Reports.Enqueue(value);
    }
}
