using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Core.Tests.Searches;

public sealed class SearchRepositoryTests
{
    private readonly InMemoryObjectStore _store = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DeleteAsync_ThatFailsHalfWay_LeavesNoSearchToGoOnWith()
    {
        var id = await CreateAsync("gone");
        var other = await CreateAsync("gone-2");
        var failing = new SearchRepository(new InterceptedStore(_store) { Refuse = (method, _) => method == nameof(IObjectStore.DeleteFolderAsync) });

        await Assert.ThrowsAsync<StoreException>(() => failing.DeleteAsync(id, Test));

        await Assert.ThrowsAsync<SearchNotFoundException>(() => new SearchRepository(_store).ReadManifestAsync(id, Test));
        await new SearchRepository(_store).DeleteAsync(id, Test);
        Assert.Empty(await _store.ListAsync(SearchPaths.Folder(id), Test).ToListAsync(Test));
        Assert.Equal(other, (await new SearchRepository(_store).ReadManifestAsync(other, Test)).Id);
    }

    [Theory]
    [InlineData(ControlWish.Run, ControlWish.Pause, ControlWish.Run, true)]
    [InlineData(ControlWish.Pause, ControlWish.Pause, ControlWish.Run, true)]
    [InlineData(ControlWish.Cancel, ControlWish.Cancel, ControlWish.Cancel, false)]
    public async Task RequestPauseAndRun_AfterAnyWish_LeaveACancelledSearchCancelled(ControlWish said, ControlWish paused, ControlWish run, bool mayRun)
    {
        var repository = new SearchRepository(_store);
        var id = await CreateAsync("wishes");
        await repository.WriteWishAsync(id, said, Test);

        await repository.RequestPauseAsync(id, Test);
        Assert.Equal(paused, await repository.ReadWishAsync(id, Test));
        Assert.Equal(mayRun, await repository.RequestRunAsync(id, Test));
        Assert.Equal(run, await repository.ReadWishAsync(id, Test));
    }

    [Fact]
    public async Task RequestRunAsync_WhileTheUserCancels_DoesNotOverwriteIt()
    {
        var id = await CreateAsync("raced");
        await new SearchRepository(_store).WriteWishAsync(id, ControlWish.Pause, Test);
        var cancelling = new InterceptedStore(_store)
        {
            AfterRead = (path, _) => path == SearchPaths.Control(id) ? new SearchRepository(_store).WriteWishAsync(id, ControlWish.Cancel, Test) : Task.CompletedTask,
        };

        Assert.False(await new SearchRepository(cancelling).RequestRunAsync(id, Test));
        Assert.Equal(ControlWish.Cancel, await new SearchRepository(_store).ReadWishAsync(id, Test));
    }

    private async Task<SearchId> CreateAsync(string id)
    {
        var repository = new SearchRepository(_store);
        var manifest = TestSearch.Create(id: id);
        Assert.True(await repository.CreateAsync(manifest, Test));
        await repository.WriteStatusAsync(manifest.Id, new SearchStatus(SearchState.Paused, DateTimeOffset.UnixEpoch), Test);
        return manifest.Id;
    }
}
