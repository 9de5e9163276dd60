using Azure.Storage.Blobs.Specialized;
using NasCloud.Azure.Storage;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Ports;
using NasCloud.Testing.Azurite;
using NasCloud.Testing.Storage;

namespace NasCloud.Azure.Tests.Storage;

/// <remarks>On a server of its own, since some tests put its clock forward.</remarks>
public sealed class BlobObjectStoreTests : ObjectStoreContract, IClassFixture<AzuriteServer>
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private readonly AzuriteServer _azurite;
    private readonly TestContainer _container;
    private readonly BlobObjectStore _store;

    public BlobObjectStoreTests(AzuriteServer azurite)
    {
        _azurite = azurite;
        _container = new TestContainer(azurite);
        _store = _container.OpenStore();
    }

    protected override IObjectStore Store => _store;

    protected override Task AdvanceClockAsync(TimeSpan by) => _azurite.AdvanceClockAsync(by, Token);

    [Fact]
    public async Task ListFreeAsync_SomeLeased_LeavesThemOut()
    {
        foreach (var path in new[] { "board/1", "board/2", "board/3" })
            await Store.CreateAsync(path, ReadOnlyMemory<byte>.Empty, Token);
        await using var lease = await Store.TryLeaseAsync("board/2", Lease, Token);

        Assert.Equal(["board/1", "board/3"], await Store.ListFreeAsync("board", Token).ToArrayAsync(Token));
    }

    [Fact]
    public async Task EveryListing_MoreThanAPage_HoldsAll()
    {
        var network = new FaultHandler();
        var store = _container.OpenStore(network, pageSize: 4);
        var paths = Enumerable.Range(0, 10).Select(number => $"many/{number:D2}/object").ToArray();
        foreach (var path in paths)
            await store.CreateAsync(path, ReadOnlyMemory<byte>.Empty, Token);
        var before = network.Requests;

        Assert.Equal(paths, await store.ListAsync("many", Token).ToArrayAsync(Token));
        Assert.Equal(paths, await store.ListFreeAsync("many", Token).ToArrayAsync(Token));
        Assert.Equal(paths.Select(path => path[5..7]), await store.ListFoldersAsync("many", Token).ToArrayAsync(Token));
        Assert.Equal(9, network.Requests - before);

        await store.DeleteFolderAsync("many", Token);
        Assert.Empty(await store.ListAsync("many", Token).ToArrayAsync(Token));
    }

    [Fact]
    public async Task OpenReadAsync_MoreThanIsKeptInMemory_IsReadBackAndSeekable()
    {
        var content = new byte[3_000_000];
        RandomStream.Create(1, "content").NextBytes(content);
        await Store.UploadAsync("large", new MemoryStream(content), Token);

        await using var stream = await Store.OpenReadAsync("large", Token);
        stream!.Position = 1_000_000;
        var rest = new byte[2_000_000];
        await stream.ReadExactlyAsync(rest, Token);
        Assert.Equal(content[1_000_000..], rest);
    }

    [Fact]
    public async Task DeleteAsync_LeasedByAnotherProcess_BreaksTheLease()
    {
        await Store.CreateAsync("a", Bytes("one"), Token);
        var lease = await Store.TryLeaseAsync("a", Lease, Token);
        await _container.OpenStore().DeleteAsync("a", Token);

        Assert.Null(await Store.ReadAsync("a", Token));
        Assert.False(await lease!.RenewAsync(Token));
    }

    [Fact]
    public async Task RenewAsync_EndedAndTakenByAnotherProcess_IsLost()
    {
        await Store.CreateAsync("a", Bytes("one"), Token);
        var lease = await Store.TryLeaseAsync("a", Lease, Token);
        await _container.Client.GetBlobClient("a").GetBlobLeaseClient().BreakAsync(TimeSpan.Zero, cancellationToken: Token);
        await using var other = await _container.OpenStore().TryLeaseAsync("a", Lease, Token);

        Assert.False(await lease!.RenewAsync(Token));
        await lease.ReleaseAsync(Token);
        Assert.True(await other!.RenewAsync(Token));
    }

    [Fact]
    public async Task DeleteAsync_LeasedByThisStore_TakesOneRequest()
    {
        var network = new FaultHandler();
        var store = _container.OpenStore(network);
        await store.CreateAsync("a", Bytes("one"), Token);
        await using var lease = await store.TryLeaseAsync("a", Lease, Token);
        var before = network.Requests;
        await store.DeleteAsync("a", Token);
        await lease!.ReleaseAsync(Token);

        Assert.Equal(1, network.Requests - before);
    }

    [Fact]
    public async Task EveryRead_NoContainerYet_FindsNothing()
    {
        await _container.Client.DeleteAsync(cancellationToken: Token);

        Assert.Null(await Store.ReadAsync("a", Token));
        Assert.Null(await Store.OpenReadAsync("a", Token));
        Assert.True((await Store.ReadLogAsync("a", 0, Token)).IsEmpty);
        Assert.Null(await Store.TryLeaseAsync("a", Lease, Token));
        Assert.Empty(await Store.ListAsync(string.Empty, Token).ToArrayAsync(Token));
        Assert.Empty(await Store.ListFoldersAsync(string.Empty, Token).ToArrayAsync(Token));
        await Store.DeleteAsync("a", Token);
    }

    [Theory]
    [InlineData("create")]
    [InlineData("replace")]
    [InlineData("append")]
    [InlineData("upload")]
    public async Task EveryWrite_NoContainerYet_CreatesIt(string write)
    {
        await _container.Client.DeleteAsync(cancellationToken: Token);
        switch (write)
        {
            case "create": Assert.True(await Store.CreateAsync("a", Bytes("one"), Token)); break;
            case "replace": Assert.NotNull(await Store.ReplaceAsync("a", Bytes("one"), null, Token)); break;
            case "append": Assert.True(await Store.AppendAsync("a", Bytes("one"), 0, Token)); break;
            default: await Store.UploadAsync("a", new MemoryStream(Bytes("one").ToArray()), Token); break;
        }

        Assert.Equal("one", await TextAsync("a"));
    }

    [Fact]
    public async Task CreateAsync_AnswerLost_KnowsItsOwnWriteAgain()
    {
        var store = _container.OpenStore(new FaultHandler().Inject(Fault.AnswerLost));

        Assert.True(await store.CreateAsync("a", Bytes("one"), Token));
        Assert.False(await store.CreateAsync("a", Bytes("one"), Token));
    }

    [Fact]
    public async Task ReplaceAsync_AnswerLost_ReturnsTheVersionThatItWrote()
    {
        var version = await Store.ReplaceAsync("a", Bytes("one"), null, Token);
        var next = await _container.OpenStore(new FaultHandler().Inject(Fault.AnswerLost)).ReplaceAsync("a", Bytes("two"), version, Token);

        Assert.NotNull(next);
        Assert.Equal(next, (await Store.ReadAsync("a", Token))!.Version);
    }

    [Fact]
    public async Task TryLeaseAsync_AnswerLost_HoldsTheLease()
    {
        await Store.CreateAsync("a", Bytes("one"), Token);
        await using var lease = await _container.OpenStore(new FaultHandler().Inject(Fault.AnswerLost)).TryLeaseAsync("a", Lease, Token);

        Assert.NotNull(lease);
        Assert.True(await lease.RenewAsync(Token));
    }

    [Fact]
    public async Task AppendAsync_AnswerLost_AppendsOnce()
    {
        await Store.AppendAsync("log", Bytes("one\n"), 0, Token);

        // By then the log has another length, and that is the answer; whoever appended looks and finds its own.
        Assert.False(await _container.OpenStore(new FaultHandler().Inject(Fault.AnswerLost)).AppendAsync("log", Bytes("two\n"), 4, Token));
        Assert.Equal("one\ntwo\n", await LogAsync("log", 0));
    }

    [Fact]
    public async Task ReadAsync_ServiceFailsNowAndThen_IsTriedAgain()
    {
        await Store.CreateAsync("a", Bytes("one"), Token);
        var network = new FaultHandler().Inject(Fault.Refused, 3);

        Assert.NotNull(await _container.OpenStore(network).ReadAsync("a", Token));
        Assert.Equal(4, network.Requests);
    }

    [Fact]
    public async Task ReadAsync_ServiceStaysDown_SaysWhatFailed()
    {
        var store = _container.OpenStore(new FaultHandler().Inject(Fault.Refused, int.MaxValue));

        var error = await Assert.ThrowsAsync<StoreException>(() => store.ReadAsync("a/b", Token));
        Assert.Equal("a/b: the storage account answered 503 ServerBusy.", error.Message);
    }

    [Fact]
    public async Task ReadAsync_NoConnection_SaysHowOftenItWasTried()
    {
        var store = _container.OpenStore(new FaultHandler().Inject(Fault.AnswerLost, int.MaxValue));

        var error = await Assert.ThrowsAsync<StoreException>(() => store.ReadAsync("a/b", Token));
        Assert.Contains("can't be reached", error.Message, StringComparison.Ordinal);
        Assert.Contains("tried 6 times", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_Cancelled_IsNoFailureOfTheStore()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.ReadAsync("a", cancelled.Token));
    }
}
