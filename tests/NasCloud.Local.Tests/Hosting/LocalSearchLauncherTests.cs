using System.Text;
using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Local.Tests.Hosting;

public sealed class LocalSearchLauncherTests(TableFixture table) : IAsyncDisposable
{
    private readonly LaunchedSearches _searches = new(table);

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _searches.DisposeAsync();

    [Fact]
    public async Task Start_NewSearch_DrivesItToItsEnd()
    {
        var launcher = _searches.Launch();
        var id = await _searches.AddAsync("one");

        await launcher.StartAsync(id, Test);
        await launcher.IdleAsync();

        Assert.Equal(SearchState.Completed, await _searches.StateAsync(id));
        Assert.Equal(1, await _searches.SessionsAsync(id));
    }

    [Fact]
    public async Task Start_SameSearchManyTimes_DrivesItOnce()
    {
        var launcher = _searches.Launch(atOnce: 4);
        var id = await _searches.AddAsync("one");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => launcher.StartAsync(id, Test)));
        await launcher.IdleAsync();
        await launcher.StartAsync(id, Test);
        await launcher.IdleAsync();

        Assert.Equal(SearchState.Completed, await _searches.StateAsync(id));
        Assert.Equal(1, await _searches.SessionsAsync(id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Start_MoreThanMayRunAtOnce_DrivesTheOthersInTheOrderTheyCame(int atOnce)
    {
        var launcher = _searches.Launch(atOnce);
        var ids = new List<SearchId>();
        foreach (var name in new[] { "d", "a", "c", "b" })
        {
            ids.Add(await _searches.AddAsync(name, isHeld: true));
            await launcher.StartAsync(ids[^1], Test);
        }

        for (var turn = 0; turn < ids.Count; turn++)
        {
            await _searches.BegunAsync(ids[turn]);
            Assert.All(ids.Skip(turn + atOnce), id => Assert.DoesNotContain(id, _searches.Order));
            _searches.Release(ids[turn]);
        }

        await launcher.IdleAsync();
        foreach (var id in ids)
            Assert.Equal(SearchState.Completed, await _searches.StateAsync(id));
        Assert.InRange(_searches.MostAtOnce, 1, atOnce);
    }

    [Fact]
    public async Task Notify_PauseOfASearchThatRuns_StopsItAtOnce()
    {
        var time = new FakeTimeProvider();
        var launcher = _searches.Launch(time: time);
        var id = await _searches.AddAsync("one", isHeld: true);
        await launcher.StartAsync(id, Test);
        await _searches.BegunAsync(id);
        var paused = _searches.WrittenAsync(id, SearchState.Paused);

        await _searches.Repository.RequestPauseAsync(id, Test);
        await launcher.NotifyAsync(id, Test);

        // The clock stands still: it did not look by itself. Its trials' workflows do.
        await paused;
        var idle = launcher.IdleAsync();
        while (!idle.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    [Fact]
    public async Task Start_SearchThatWasPaused_GoesOn()
    {
        var launcher = _searches.Launch();
        var id = await _searches.AddAsync("one", isHeld: true);
        await launcher.StartAsync(id, Test);
        await _searches.BegunAsync(id);
        await _searches.Repository.RequestPauseAsync(id, Test);
        await launcher.NotifyAsync(id, Test);
        await launcher.IdleAsync();
        Assert.Equal(SearchState.Paused, await _searches.StateAsync(id));

        _searches.Release(id);
        await _searches.Repository.RequestRunAsync(id, Test);
        await launcher.StartAsync(id, Test);
        await launcher.IdleAsync();

        Assert.Equal(SearchState.Completed, await _searches.StateAsync(id));
        Assert.Equal(2, await _searches.SessionsAsync(id));
    }

    [Fact]
    public async Task Start_SearchThatIsJustBeingPaused_GoesOnAfterwards()
    {
        var launcher = _searches.Launch();
        var id = await _searches.AddAsync("one", isHeld: true);
        await launcher.StartAsync(id, Test);
        await _searches.BegunAsync(id);
        var isResumed = false;
        // The pause has been read and nothing can call it back; then its user does.
        _searches.Store.AfterRead = async (path, stored) =>
        {
            if (path != SearchPaths.Control(id) || isResumed || stored is null || !Encoding.UTF8.GetString(stored.Content.Span).Contains("pause", StringComparison.Ordinal))
                return;
            isResumed = true;
            _searches.Release(id);
            await _searches.Repository.RequestRunAsync(id, Test);
            await launcher.StartAsync(id, Test);
        };

        // Without a word to the launcher, so that it is the search itself that reads it.
        await _searches.Repository.WriteWishAsync(id, ControlWish.Pause, Test);
        await launcher.IdleAsync();

        Assert.True(isResumed);
        Assert.Equal(SearchState.Completed, await _searches.StateAsync(id));
    }

    [Fact]
    public async Task Notify_PauseOfASearchThatWaits_PausesItWithoutDrivingIt()
    {
        var launcher = _searches.Launch();
        var (first, second) = (await _searches.AddAsync("first", isHeld: true), await _searches.AddAsync("second"));
        await launcher.StartAsync(first, Test);
        await launcher.StartAsync(second, Test);

        await _searches.Repository.RequestPauseAsync(second, Test);
        await launcher.NotifyAsync(second, Test);
        Assert.Equal(SearchState.Paused, await _searches.StateAsync(second));
        _searches.Release(first);
        await launcher.IdleAsync();
        Assert.Equal(0, await _searches.SessionsAsync(second));

        await _searches.Repository.RequestRunAsync(second, Test);
        await launcher.StartAsync(second, Test);
        await launcher.IdleAsync();
        Assert.Equal(SearchState.Completed, await _searches.StateAsync(second));
    }

    [Fact]
    public async Task Start_CancelledSearchThatWaits_EndsItOutOfTurn()
    {
        var launcher = _searches.Launch();
        var (first, second) = (await _searches.AddAsync("first", isHeld: true), await _searches.AddAsync("second", isHeld: true));
        await launcher.StartAsync(first, Test);
        await launcher.StartAsync(second, Test);
        await _searches.BegunAsync(first);

        await _searches.Repository.WriteWishAsync(second, ControlWish.Cancel, Test);
        await launcher.StartAsync(second, Test);
        await launcher.NotifyAsync(second, Test);
        await launcher.RestAsync(second);

        Assert.Equal(SearchState.Cancelled, await _searches.StateAsync(second));
        Assert.Equal(SearchState.Searching, await _searches.StateAsync(first));
    }

    [Fact]
    public async Task Start_CancelledSearchThatRuns_EndsIt()
    {
        var launcher = _searches.Launch();
        var id = await _searches.AddAsync("one", isHeld: true);
        await launcher.StartAsync(id, Test);
        await _searches.BegunAsync(id);

        await _searches.Repository.WriteWishAsync(id, ControlWish.Cancel, Test);
        await launcher.StartAsync(id, Test);
        await launcher.NotifyAsync(id, Test);
        await launcher.IdleAsync();

        Assert.Equal(SearchState.Cancelled, await _searches.StateAsync(id));
        Assert.Equal(1, await _searches.SessionsAsync(id));
    }

    [Fact]
    public async Task TakeUp_AfterAStop_GoesOnWithWhatRanAndWhatWaitedButNotWithWhatItsUserPaused()
    {
        var launcher = _searches.Launch();
        var (running, waiting, paused) = (await _searches.AddAsync("running", isHeld: true), await _searches.AddAsync("waiting"), await _searches.AddAsync("paused"));
        await launcher.StartAsync(running, Test);
        await launcher.StartAsync(paused, Test);
        await launcher.StartAsync(waiting, Test);
        await _searches.BegunAsync(running);
        await _searches.Repository.RequestPauseAsync(paused, Test);
        await launcher.NotifyAsync(paused, Test);

        await launcher.StopAsync();
        Assert.Equal((SearchState.Paused, ControlWish.Run), (await _searches.StateAsync(running), await _searches.WishAsync(running)));
        Assert.Equal(SearchState.Created, await _searches.StateAsync(waiting));

        _searches.Release(running);
        var next = _searches.Launch();
        Assert.Equal(2, await next.TakeUpAsync(Test));
        await next.IdleAsync();
        Assert.Equal(SearchState.Completed, await _searches.StateAsync(running));
        Assert.Equal(SearchState.Completed, await _searches.StateAsync(waiting));
        Assert.Equal(SearchState.Paused, await _searches.StateAsync(paused));
    }

    [Fact]
    public async Task Stop_WhereNothingIsToGoOn_LeavesSearchesPaused()
    {
        var launcher = _searches.Launch(leavesToGoOn: false);
        var id = await _searches.AddAsync("one", isHeld: true);
        await launcher.StartAsync(id, Test);
        await _searches.BegunAsync(id);

        await launcher.StopAsync();

        Assert.Equal((SearchState.Paused, ControlWish.Pause), (await _searches.StateAsync(id), await _searches.WishAsync(id)));
        Assert.Equal(0, await _searches.Launch().TakeUpAsync(Test));
    }

    [Fact]
    public async Task Start_AfterTheStop_DrivesNothing()
    {
        var launcher = _searches.Launch();
        await launcher.StopAsync();
        var id = await _searches.AddAsync("one");

        await launcher.StartAsync(id, Test);
        await launcher.IdleAsync();

        Assert.Equal(SearchState.Created, await _searches.StateAsync(id));
    }

    public static TheoryData<SearchState?, ControlWish, SearchState> Interruptions => new()
    {
        { null, ControlWish.Run, SearchState.Completed },
        { SearchState.Searching, ControlWish.Run, SearchState.Completed },
        { SearchState.Finishing, ControlWish.Run, SearchState.Completed },
        { SearchState.Paused, ControlWish.Run, SearchState.Completed },
        { SearchState.Paused, ControlWish.Pause, SearchState.Paused },
        { SearchState.Searching, ControlWish.Pause, SearchState.Paused },
        { SearchState.Searching, ControlWish.Cancel, SearchState.Cancelled },
        { SearchState.Failed, ControlWish.Run, SearchState.Failed },
        { SearchState.Failed, ControlWish.Pause, SearchState.Failed },
        { SearchState.Failed, ControlWish.Cancel, SearchState.Cancelled },
        { SearchState.Completed, ControlWish.Run, SearchState.Completed },
        { SearchState.Cancelled, ControlWish.Cancel, SearchState.Cancelled },
    };

    [Theory]
    [MemberData(nameof(Interruptions))]
    public async Task TakeUp_SearchAsAKilledProcessLeftIt_BringsItToWhereItsUserWantsIt(SearchState? state, ControlWish wish, SearchState end)
    {
        var launcher = _searches.Launch();
        var id = await _searches.AddAsync("one", state: state);
        await _searches.Repository.WriteWishAsync(id, wish, Test);

        await launcher.TakeUpAsync(Test);
        await launcher.IdleAsync();

        Assert.Equal(end, await _searches.StateAsync(id));
        Assert.True(state != end || await _searches.SessionsAsync(id) == 0);
    }

    [Fact]
    public async Task TakeUp_SeveralSearches_TakesTheOldestFirstAndPassesOverTheDamaged()
    {
        var launcher = _searches.Launch();
        var (newer, older) = (await _searches.AddAsync("a", isHeld: true, minute: 2), await _searches.AddAsync("b", isHeld: true, minute: 1));
        await _searches.Store.CreateAsync("searches/damaged/spec.json", "{"u8.ToArray(), Test);

        Assert.Equal(2, await launcher.TakeUpAsync(Test));
        await _searches.BegunAsync(older);
        _searches.Release(older);
        _searches.Release(newer);
        await launcher.IdleAsync();

        Assert.Equal([older, newer], _searches.Order);
    }

    [Fact]
    public async Task Start_SearchThatAnotherProcessHoldsForAMoment_TriesAgain()
    {
        var launcher = _searches.Launch();
        var id = await _searches.AddAsync("one");
        var lease = await _searches.Store.TryLeaseAsync(SearchPaths.Manifest(id), LeaseDuration.Maximum, Test);
        var tries = 0;
        _searches.Store.Refuse = (method, path) =>
        {
            // Given back as the second try is about to be made.
            if (method == nameof(IObjectStore.TryLeaseAsync) && path == SearchPaths.Manifest(id) && ++tries == 2)
                _ = lease!.ReleaseAsync(CancellationToken.None);
            return false;
        };

        await launcher.StartAsync(id, Test);
        await launcher.IdleAsync();

        Assert.Equal(2, tries);
        Assert.Equal(SearchState.Completed, await _searches.StateAsync(id));
    }

    [Fact]
    public async Task Start_SearchThatAnotherProcessDrives_LeavesItAndDrivesTheNext()
    {
        var launcher = _searches.Launch();
        var (driven, next) = (await _searches.AddAsync("driven", state: SearchState.Searching), await _searches.AddAsync("next"));
        await using var lease = await _searches.Store.TryLeaseAsync(SearchPaths.Manifest(driven), LeaseDuration.Maximum, Test);

        await launcher.StartAsync(driven, Test);
        await launcher.StartAsync(next, Test);
        await launcher.IdleAsync();

        Assert.Equal(SearchState.Searching, await _searches.StateAsync(driven));
        Assert.Equal(SearchState.Completed, await _searches.StateAsync(next));
    }

    [Fact]
    public async Task Start_WhileTheStoreFails_TriesAgain()
    {
        var launcher = _searches.Launch();
        var id = await _searches.AddAsync("one");
        var faults = 0;
        _searches.Store.Refuse = (method, path) => method == nameof(IObjectStore.ReadAsync) && path == SearchPaths.Status(id) && ++faults <= 3;

        await launcher.StartAsync(id, Test);
        await launcher.IdleAsync();

        Assert.True(faults > 3);
        Assert.Equal(SearchState.Completed, await _searches.StateAsync(id));
    }

    [Fact]
    public async Task Start_SearchThatWasDeletedBeforeItsTurn_DrivesTheNext()
    {
        var launcher = _searches.Launch();
        var (first, deleted, last) = (await _searches.AddAsync("first", isHeld: true), await _searches.AddAsync("deleted"), await _searches.AddAsync("last"));
        foreach (var id in new[] { first, deleted, last })
            await launcher.StartAsync(id, Test);

        await _searches.Repository.DeleteAsync(deleted, Test);
        _searches.Release(first);
        await launcher.IdleAsync();

        Assert.Equal(SearchState.Completed, await _searches.StateAsync(last));
        Assert.Empty(await _searches.Store.ListAsync(SearchPaths.Folder(deleted), Test).ToListAsync(Test));
    }
}
