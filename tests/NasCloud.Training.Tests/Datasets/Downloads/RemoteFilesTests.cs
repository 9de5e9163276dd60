using System.Security.Cryptography;
using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;
using NasCloud.Training.Datasets;
using NasCloud.Training.Datasets.Downloads;
using NasCloud.Training.Tests.Datasets.Formats.Numpy;

namespace NasCloud.Training.Tests.Datasets.Downloads;

public sealed class RemoteFilesTests : IAsyncDisposable
{
    private static readonly byte[] File = NumpyData.Archive(
        ("x_train", NumpyData.Bytes([20_000, 8, 8], [.. Enumerable.Range(0, 1_280_000).Select(i => (byte)(i * i * 7 / 3))])),
        ("y_train", NumpyData.Bytes([20_000], [.. Enumerable.Range(0, 20_000).Select(i => (byte)(i % 2))])));

    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(File));

    private readonly TemporaryFolder _folder = new();
    private readonly LoopbackServer _server = new();
    private readonly HttpClient _http = new();

    public RemoteFilesTests() => _server.Content["/data/digits.npz"] = File;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Open_Address_IsFetchedOnce()
    {
        var first = await DescribeAsync();
        var second = await DescribeAsync();

        Assert.Equal((20_000, "[0, 1]"), (first.TrainingCount, first.Classes.ToString()));
        Assert.Equal(first, second);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Open_TransferCut_GoesOnWhereItStopped()
    {
        _server.Answers.Enqueue(new LoopbackAnswer(CutsAfter: 5_000));

        await DescribeAsync();

        Assert.Equal([0, 5_000], _server.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task Open_HashKnownAfterAnEarlierFailure_GoesOnInANewProcess()
    {
        await FailAsync($"#sha256={Hash}");

        await DescribeAsync($"#sha256={Hash}");

        Assert.Equal(5_000, _server.Requests.Last().From);
    }

    [Fact]
    public async Task Open_NoHashAfterAnEarlierFailure_StartsAgain()
    {
        await FailAsync("");

        await DescribeAsync();

        Assert.Equal(0, _server.Requests.Last().From);
    }

    [Fact]
    public async Task Open_AnotherFileThanTheHashSays_IsRefusedAndNotKept()
    {
        var wrong = new string('a', 64);

        var error = await Assert.ThrowsAsync<DatasetException>(() => DescribeAsync($"#sha256={wrong}"));

        Assert.Equal($"{_server.Address("/data/digits.npz")}: its SHA-256 is not {wrong}: the server gave another file, or changed it; nothing of it was kept. Correct the hash in dataset.path if the new file is right", error.Message);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Open_ServerRefuses_TellsTheAddressWithoutItsSignature()
    {
        _server.Answers.Enqueue(new LoopbackAnswer(Status: "403 Forbidden"));

        var error = await Assert.ThrowsAsync<DatasetException>(() => DescribeAsync("?sig=secret"));

        Assert.Equal($"{_server.Address("/data/digits.npz")}: the server answered 403 Forbidden", error.Message);
    }

    [Fact]
    public async Task Open_SignatureRenewed_IsNotFetchedAgain()
    {
        _server.Content["/data/digits.npz?sig=old"] = File;
        await DescribeAsync("?sig=old");

        await DescribeAsync("?sig=new");

        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Open_NobodyFetches_SaysSo()
    {
        var error = await Assert.ThrowsAsync<DatasetException>(() => new DatasetCatalog(null).OpenAsync(new DatasetSpec("digits", Path: "https://example.org/digits.npz?sig=secret"), TestContext.Current.CancellationToken));

        Assert.Equal("https://example.org/digits.npz: data at addresses is not fetched here: name a file or a folder of this machine in dataset.path", error.Message);
    }

    [Theory]
    [InlineData("http://example.org/digits.npz", "it is not encrypted")]
    [InlineData("ftp://example.org/digits.npz", "it is no address that data can be fetched from")]
    [InlineData("https://example.org/", "it names nothing")]
    [InlineData("https://example.org/digits.npz#sha256=12", "it ends in '#sha256=12'")]
    public void Parse_AddressThatCannotBe_SaysWhatIsExpected(string address, string problem)
    {
        var error = Assert.Throws<DatasetException>(() => RemoteAddress.Parse(address));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains("expected", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/data/photos", false)]
    [InlineData("C:\\data\\photos", false)]
    [InlineData("photos.zip", false)]
    [InlineData("https://example.org/photos.zip", true)]
    public void Is_PathsAndAddresses_AreToldApart(string path, bool expected) => Assert.Equal(expected, RemoteAddress.Is(path));

    private async Task FailAsync(string rest)
    {
        _server.Answers.Enqueue(new LoopbackAnswer(CutsAfter: 5_000));
        _server.Answers.Enqueue(new LoopbackAnswer(Status: "404 Not Found"));
        await Assert.ThrowsAsync<DatasetException>(() => DescribeAsync(rest));
    }

    private async Task<DatasetInfo> DescribeAsync(string rest = "")
    {
        var remote = new RemoteFiles(_folder.Path, new ResumableTransfer(_http, TimeProvider.System, _ => TimeSpan.Zero));
        var spec = new DatasetSpec("digits", Path: _server.Address("/data/digits.npz") + rest);
        var source = await new DatasetCatalog(null, _folder.Path, remote).OpenAsync(spec, TestContext.Current.CancellationToken);
        return await source.DescribeAsync(TestContext.Current.CancellationToken);
    }
}
