using NasCloud.Core.Searches.Ports;
using NasCloud.Testing.Storage;

namespace NasCloud.Local.Tests.Storage;

public sealed class FaultInjectingObjectStoreTests
{
    private readonly InMemoryObjectStore _inner = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryCall_Refused_ThrowsAndDoesNothing()
    {
        var store = new FaultInjectingObjectStore(_inner, new FaultRates(Refused: 1, AnswerLost: 0), seed: 1);

        await Assert.ThrowsAsync<StoreException>(() => store.CreateAsync("a", "x"u8.ToArray(), Token));
        await Assert.ThrowsAsync<StoreException>(async () => await store.ListAsync("", Token).ToListAsync(Token));
        await Assert.ThrowsAsync<StoreException>(() => store.DeleteAsync("a", Token));
        Assert.Null(await _inner.ReadAsync("a", Token));
        Assert.Equal(3, store.Faults);
    }

    [Fact]
    public async Task EveryCall_AnswerLost_ThrowsAndIsDone()
    {
        var store = new FaultInjectingObjectStore(_inner, new FaultRates(Refused: 0, AnswerLost: 1), seed: 1);

        await Assert.ThrowsAsync<StoreException>(() => store.CreateAsync("a", "x"u8.ToArray(), Token));
        Assert.NotNull(await _inner.ReadAsync("a", Token));
        await Assert.ThrowsAsync<StoreException>(() => store.TryLeaseAsync("a", TimeSpan.FromSeconds(15), Token));
        Assert.Null(await _inner.TryLeaseAsync("a", TimeSpan.FromSeconds(15), Token));
    }

    [Fact]
    public async Task RenewAsync_Leased_FailsToo()
    {
        var store = new FaultInjectingObjectStore(_inner, new FaultRates(Refused: 1, AnswerLost: 0), seed: 1) { IsEnabled = false };
        await store.CreateAsync("a", "x"u8.ToArray(), Token);
        var lease = await store.TryLeaseAsync("a", TimeSpan.FromSeconds(15), Token);
        store.IsEnabled = true;

        await Assert.ThrowsAsync<StoreException>(() => lease!.RenewAsync(Token));
    }

    [Fact]
    public async Task SameSeed_SameCalls_SameFaults()
    {
        var first = await FaultsAsync(seed: 1);

        Assert.Equal(first, await FaultsAsync(seed: 1));
        Assert.NotEqual(first, await FaultsAsync(seed: 2));
        Assert.InRange(first.Count(fault => fault), 50, 150);
    }

    private static async Task<List<bool>> FaultsAsync(long seed)
    {
        var store = new FaultInjectingObjectStore(new InMemoryObjectStore(), new FaultRates(0.25, 0.25), seed);
        var faults = new List<bool>();
        for (var call = 0; call < 200; call++)
            faults.Add(await Record.ExceptionAsync(() => store.ReadAsync("a", Token)) is StoreException);
        return faults;
    }
}
