using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Telemetry;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;
using NasCloud.Testing.Telemetry;

namespace NasCloud.Core.Tests.Searches;

public sealed class SearchStopTests
{
    private readonly InMemoryObjectStore _store = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RequestAsync_OfSearchThatFoundNothing_ChangesNothing()
    {
        var snapshot = Snapshots.Create(trials: [Snapshots.Failed(1, "out of memory"), Snapshots.Pending(2)]);
        await StoredSearch.WriteAsync(new SearchRepository(_store), snapshot);

        Assert.Equal(SearchStopOutcome.NothingFound, await RequestAsync(snapshot));

        Assert.Null(await ReadAsync(snapshot, state => state.Ended));
    }

    [Fact]
    public async Task RequestAsync_Twice_EndsTheSearchOnceAndCountsItOnce()
    {
        using var recorder = new TelemetryRecorder();
        var snapshot = Snapshots.Create(trials: [Snapshots.Done(1, 0.9), Snapshots.Pending(2)]);
        await StoredSearch.WriteAsync(new SearchRepository(_store), snapshot);

        Assert.Equal(SearchStopOutcome.Ending, await RequestAsync(snapshot));
        Assert.Equal(SearchStopOutcome.EndingAlready, await RequestAsync(snapshot));

        Assert.Equal((EndReason?)EndReason.Stopped, await ReadAsync(snapshot, state => state.Ended));
        Assert.Equal(1, recorder.Sum("nascloud.searches", TelemetryNames.EndReason, "stopped"));
    }

    [Fact]
    public async Task RequestAsync_OfSearchWhoseProcessDiedLongAgo_CountsNoTimeThatNobodyWorkedIn()
    {
        var snapshot = Snapshots.Create(trials: [Snapshots.Done(1, 0.9)]);
        await StoredSearch.WriteAsync(new SearchRepository(_store), snapshot);
        var before = await ReadAsync(snapshot, state => state.ElapsedAtLastEntry);

        await RequestAsync(snapshot);

        Assert.Equal(before, await ReadAsync(snapshot, state => state.ElapsedAtLastEntry));
    }

    [Fact]
    public async Task RequestAsync_OfSearchThatIsDriven_NotesTheMoment()
    {
        var snapshot = Snapshots.Create(trials: [Snapshots.Done(1, 0.9)]);
        await StoredSearch.WriteAsync(new SearchRepository(_store), snapshot);
        await using var driver = await _store.TryLeaseAsync(SearchPaths.Manifest(snapshot.Manifest.Id), TimeSpan.FromMinutes(1), Test);
        var begun = TimeProvider.System.GetUtcNow();

        await RequestAsync(snapshot);

        Assert.InRange(await ReadAsync(snapshot, state => state.LastEntryAt), begun, DateTimeOffset.MaxValue);
    }

    private Task<SearchStopOutcome> RequestAsync(SearchSnapshot snapshot) =>
        new SearchStop(new SearchRepository(_store), TimeProvider.System).RequestAsync(snapshot.Manifest.Id, Test);

    private async Task<T> ReadAsync<T>(SearchSnapshot snapshot, Func<LedgerState, T> read)
    {
        using var ledger = new SearchLedger(_store, snapshot.Manifest.Id);
        return await ledger.ReadAsync(read, Test);
    }
}
