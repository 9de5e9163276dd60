using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Functions.Hosting;
using NasCloud.Functions.Housekeeping;
using NasCloud.Functions.Tests.Hosting;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Functions.Tests.Housekeeping;

public sealed class SearchReaperTests
{
    private static readonly SearchId Id = new("test");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly FakeEngine _engine = new();
    private readonly FakeOwnership _ownership = new();
    private readonly SearchRepository _repository;
    private readonly DurableSearchLauncher _launcher;

    public SearchReaperTests()
    {
        _repository = new SearchRepository(new InMemoryObjectStore(_time));
        _launcher = new DurableSearchLauncher(_engine.Clients, _repository, _ownership, TestSettings.Read(), _time, NullLogger<DurableSearchLauncher>.Instance);
    }

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SearchState.Searching, ControlWish.Run)]
    [InlineData(SearchState.Searching, ControlWish.Pause)]
    [InlineData(SearchState.Finishing, ControlWish.Run)]
    [InlineData(SearchState.Paused, ControlWish.Run)]
    [InlineData(SearchState.Paused, ControlWish.Cancel)]
    public async Task RunAsync_NothingDrivesWhatShouldGoOn_StartsItAgain(SearchState state, ControlWish wish)
    {
        await StandsAsAsync(Id, state, wish, DurableSession.Create());

        await Reaper().RunAsync(Test);

        Assert.Equal("test", Assert.Single(_engine.Scheduled).Id);
    }

    [Theory]
    [InlineData(SearchState.Paused, ControlWish.Pause)]
    [InlineData(SearchState.Failed, ControlWish.Pause)]
    [InlineData(SearchState.Failed, ControlWish.Run)]
    [InlineData(SearchState.Completed, ControlWish.Run)]
    [InlineData(SearchState.Cancelled, ControlWish.Cancel)]
    public async Task RunAsync_SearchThatStopped_LeavesItSo(SearchState state, ControlWish wish)
    {
        await StandsAsAsync(Id, state, wish, DurableSession.Create());

        await Reaper().RunAsync(Test);

        Assert.Empty(_engine.Scheduled);
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Running)]
    [InlineData(OrchestrationRuntimeStatus.Pending)]
    [InlineData(OrchestrationRuntimeStatus.Suspended)]
    public async Task RunAsync_AnOrchestrationDrivesIt_LeavesItAlone(OrchestrationRuntimeStatus status)
    {
        await StandsAsAsync(Id, SearchState.Searching, ControlWish.Run, DurableSession.Create());
        _engine.Put(Id, status);

        await Reaper().RunAsync(Test);

        Assert.Empty(_engine.Scheduled);
        Assert.Empty(_engine.Resumed);
    }

    [Fact]
    public async Task RunAsync_OrchestrationThatFailed_LetsItRestFirst()
    {
        await StandsAsAsync(Id, SearchState.Searching, ControlWish.Run, DurableSession.Create());
        _engine.Put(Id, OrchestrationRuntimeStatus.Failed, _time.GetUtcNow());
        var reaper = Reaper();

        _time.Advance(SearchReaper.FailureRest - TimeSpan.FromSeconds(1));
        await reaper.RunAsync(Test);
        Assert.Empty(_engine.Scheduled);

        _time.Advance(TimeSpan.FromSeconds(1));
        await reaper.RunAsync(Test);
        Assert.Single(_engine.Scheduled);
    }

    [Fact]
    public async Task RunAsync_SearchOfADevelopersProcess_LeavesItToItsUser()
    {
        await StandsAsAsync(Id, SearchState.Searching, ControlWish.Run, Guid.NewGuid().ToString("N"));

        await Reaper().RunAsync(Test);

        Assert.Empty(_engine.Scheduled);
    }

    [Fact]
    public async Task RunAsync_TakenOverByADevelopersProcess_LeavesItThere()
    {
        await StandsAsAsync(Id, SearchState.Searching, ControlWish.Run, DurableSession.Create());
        _ownership.IsOthers = true;

        await Reaper().RunAsync(Test);

        Assert.Empty(_engine.Scheduled);
    }

    [Fact]
    public async Task RunAsync_OneSearchIsDamaged_LooksAfterTheOthers()
    {
        var damaged = new SearchId("damaged");
        await _repository.Store.CreateAsync(SearchPaths.Status(damaged), "{"u8.ToArray(), Test);
        await StandsAsAsync(Id, SearchState.Searching, ControlWish.Run, DurableSession.Create());

        await Reaper().RunAsync(Test);

        Assert.Equal("test", Assert.Single(_engine.Scheduled).Id);
    }

    private SearchReaper Reaper() => new(_repository, _launcher, _time, NullLogger<SearchReaper>.Instance);

    private async Task StandsAsAsync(SearchId id, SearchState state, ControlWish wish, string session)
    {
        await _repository.CreateAsync(TestSearch.Create(id: id.Value), Test);
        using var ledger = new SearchLedger(_repository.Store, id);
        await ledger.ChangeAsync(_ => new LedgerChange<bool>([new SessionStarted(_time.GetUtcNow(), session)], true), Test);
        await _repository.WriteWishAsync(id, wish, Test);
        await _repository.WriteStatusAsync(id, new SearchStatus(state, _time.GetUtcNow()), Test);
    }
}
