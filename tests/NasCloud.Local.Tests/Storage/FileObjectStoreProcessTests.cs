using System.Text;
using NasCloud.Core.Randomness;
using NasCloud.Local.Storage;
using NasCloud.Local.Tests.Processes;

namespace NasCloud.Local.Tests.Storage;

public sealed class FileObjectStoreProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FileObjectStore _store;

    public FileObjectStoreProcessTests() => _store = new FileObjectStore(_folder.Path, TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TryLeaseAsync_HolderKilled_IsFreeAtOnce()
    {
        await _store.CreateAsync("claimed", "x"u8.ToArray(), Token);
        using var holder = TestProcess.Start(nameof(Roles.HoldLease), _folder.Path);
        Assert.Equal("held", await holder.LineAsync());
        Assert.Null(await _store.TryLeaseAsync("claimed", TimeSpan.FromSeconds(60), Token));
        await holder.KillAsync();

        Assert.NotNull(await _store.TryLeaseAsync("claimed", TimeSpan.FromSeconds(60), Token));
    }

    [Fact]
    public async Task ReplaceAsync_SeveralProcessesCounting_LoseNoCount()
    {
        await _store.CreateAsync("count", "0"u8.ToArray(), Token);
        var counters = Enumerable.Range(0, 3).Select(_ => TestProcess.Start(nameof(Roles.Count), _folder.Path, "200")).ToList();
        foreach (var counter in counters)
        {
            Assert.Equal(0, await counter.ExitAsync());
            counter.Dispose();
        }

        Assert.Equal("600", Encoding.UTF8.GetString((await _store.ReadAsync("count", Token))!.Content.Span));
    }

    [Fact]
    public async Task AppendAsync_WritersKilledAtRandom_LeaveWholeRecordsOnly()
    {
        var random = RandomStream.Create(Environment.ProcessId, "kill");
        for (var round = 0; round < 5; round++)
        {
            using var writer = TestProcess.Start(nameof(Roles.AppendForever), _folder.Path);
            Assert.Equal("going", await writer.LineAsync());
            // Reading takes about as long as an append: killed after a few, the writer is anywhere in one.
            for (var read = random.Next(10); read >= 0; read--)
                Assert.Equal(0, (await _store.ReadLogAsync("log", 0, Token)).Length % Roles.LogRecordLength);
            await writer.KillAsync();

            var log = await _store.ReadLogAsync("log", 0, Token);
            Assert.Equal(0, log.Length % Roles.LogRecordLength);
            Assert.Equal(log.Length / Roles.LogRecordLength, log.Span.Count((byte)'\n'));
            await _store.DeleteAsync("log", Token);
        }
    }
}
