using NasCloud.Cli.Progress;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Cli.Tests.Progress;

public sealed class SearchWatchTests
{
    [Fact]
    public async Task Look_OneCurveDamaged_ShowsTheOthers()
    {
        var manifest = TestSearch.Create(more: """, "parallelism": 2""");
        var repository = new SearchRepository(new InMemoryObjectStore());
        Assert.True(await repository.CreateAsync(manifest, TestContext.Current.CancellationToken));
        await ProposeAsync(repository, manifest.Id, 1, 2);
        await AppendAsync(repository, SearchPaths.Curve(manifest.Id, 1), "{}\n"u8.ToArray());
        await AppendAsync(repository, SearchPaths.Curve(manifest.Id, 2), "{\"epoch\":1,\"metrics\":{\"accuracy\":0.5}}\n"u8.ToArray());
        using var watch = new SearchWatch(new StoredSearchSource(
            repository, manifest.Id, await SearchObserver.OpenAsync(repository, manifest.Id, TimeProvider.System, TestContext.Current.CancellationToken)));

        var frame = await watch.LookAsync(TestContext.Current.CancellationToken);

        Assert.Equal([1, 2], frame.Snapshot.Open);
        Assert.Equal(0.5, Assert.Single(Assert.Single(frame.Curves, curve => curve.Key == 2).Value).Metrics["accuracy"]);
        Assert.Single(frame.Curves);
    }

    private static async Task ProposeAsync(SearchRepository repository, SearchId id, params int[] trials)
    {
        using var ledger = new SearchLedger(repository.Store, id);
        LedgerEntry[] entries = [.. trials.Select(number => new TrialProposed(DateTimeOffset.UnixEpoch, Snapshots.Pending(number).Trial))];
        await ledger.ChangeAsync(state => new LedgerChange<int>(state.Trials.Count == 0 ? entries : [], 0), TestContext.Current.CancellationToken);
    }

    private static async Task AppendAsync(SearchRepository repository, string path, byte[] line) =>
        Assert.True(await repository.Store.AppendAsync(path, line, 0, TestContext.Current.CancellationToken));
}
