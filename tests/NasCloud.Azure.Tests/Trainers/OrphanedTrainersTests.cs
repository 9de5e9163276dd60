using Microsoft.Extensions.Time.Testing;
using NasCloud.Azure.Jobs;
using NasCloud.Azure.Tests.Jobs;
using NasCloud.Azure.Trainers;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Azure.Tests.Trainers;

public sealed class OrphanedTrainersTests : IAsyncLifetime
{
    private static readonly SearchId Search = new("search-0001");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
    private readonly ContainerTrainerOptions _options = new() { MostStartsPerSecond = 1000 };
    private readonly SearchRepository _repository;
    private FakeArm _arm = null!;
    private ContainerTrainerPool _pool = null!;
    private OrphanedTrainers _orphans = null!;

    public OrphanedTrainersTests() => _repository = new SearchRepository(new InMemoryObjectStore(_time));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _arm = await FakeArm.StartAsync(_time);
        var job = new ContainerJobClient(TestPipeline.Create(), _arm.Address);
        _pool = new ContainerTrainerPool(job, _repository, _time, _options);
        _orphans = new OrphanedTrainers(job, _repository, _time, _options);
        await _repository.CreateAsync(TestSearch.Create(id: Search.Value), Token);
        await _pool.EnsureAsync(Search, 2, Token);
    }

    public ValueTask DisposeAsync() => _arm.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData(SearchState.Created)]
    [InlineData(SearchState.Searching)]
    [InlineData(SearchState.Finishing)]
    public async Task StopAsync_SearchGoesOn_LeavesItsTrainersAlone(SearchState? state)
    {
        if (state is { } some)
            await StandsAsync(some);

        Assert.Empty(await _orphans.StopAsync(Token));
        Assert.Equal(2, _arm.Running.Length);
    }

    [Theory]
    [InlineData(SearchState.Paused)]
    [InlineData(SearchState.Completed)]
    [InlineData(SearchState.Cancelled)]
    [InlineData(SearchState.Failed)]
    public async Task StopAsync_SearchAtRest_StopsItsTrainers(SearchState state)
    {
        await StandsAsync(state);

        var stopped = await _orphans.StopAsync(Token);
        Assert.Equal(
            [new OrphanedTrainer("trainer-0001", Search.Value, OrphanReason.SearchAtRest), new OrphanedTrainer("trainer-0002", Search.Value, OrphanReason.SearchAtRest)],
            stopped);
        Assert.Empty(_arm.Running);
        Assert.Empty(await _orphans.StopAsync(Token));
    }

    [Fact]
    public async Task StopAsync_SearchDeleted_StopsItsTrainersAndNoOthers()
    {
        var other = new SearchId("other-0001");
        await _repository.CreateAsync(TestSearch.Create(id: other.Value), Token);
        await _pool.EnsureAsync(other, 1, Token);
        await _repository.DeleteAsync(Search, Token);

        Assert.All(await _orphans.StopAsync(Token), orphan => Assert.Equal((Search.Value, OrphanReason.SearchMissing), (orphan.Search, orphan.Reason)));
        Assert.Equal(["trainer-0003"], _arm.Running);
    }

    [Fact]
    public async Task StopAsync_TrainerThatItsPoolDoesNotCountOn_StopsIt()
    {
        await StandsAsync(SearchState.Searching);
        var stray = _arm.Add((TrainerVariables.Search, Search.Value), (TrainerVariables.Trainer, "trainer-of-nobody"));

        Assert.Equal([new OrphanedTrainer(stray, Search.Value, OrphanReason.NotCountedOn)], await _orphans.StopAsync(Token));
        Assert.Equal(2, _arm.Running.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("No Search!")]
    public async Task StopAsync_ToldOfNoSearch_StopsItOnceItShouldHaveEnded(string search)
    {
        var lost = _arm.Add((TrainerVariables.Search, search));
        _time.Advance(TimeSpan.FromMinutes(19));
        Assert.Empty(await _orphans.StopAsync(Token));

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([new OrphanedTrainer(lost, null, OrphanReason.NoSearch)], await _orphans.StopAsync(Token));
    }

    [Fact]
    public async Task StopAsync_EndedExecutions_AreNotAskedAgain()
    {
        await StandsAsync(SearchState.Completed);
        _arm.SetStatus("trainer-0001", "Succeeded");
        _arm.SetStatus("trainer-0002", "Failed");

        Assert.Empty(await _orphans.StopAsync(Token));
        Assert.DoesNotContain(_arm.Requests, request => request.EndsWith("/stop", StringComparison.Ordinal));
    }

    [Fact]
    public async Task StopAsync_ListedOnSeveralPages_FindsAll()
    {
        _arm.PageSize = 2;
        for (var stray = 0; stray < 4; stray++)
            _arm.Add((TrainerVariables.Search, "deleted-0001"));

        Assert.Equal(4, (await _orphans.StopAsync(Token)).Count);
    }

    [Fact]
    public async Task StopAsync_StatusUnreadable_LeavesThatSearchAloneAndSeesToTheRest()
    {
        await _repository.Store.ReplaceAsync(SearchPaths.Status(Search), "{"u8.ToArray(), null, Token);
        var stray = _arm.Add((TrainerVariables.Search, "deleted-0001"));

        Assert.Equal(stray, Assert.Single(await _orphans.StopAsync(Token)).Execution);
        Assert.Equal(2, _arm.Running.Length);
    }

    [Fact]
    public async Task FindAsync_Orphans_StopsNone()
    {
        await StandsAsync(SearchState.Completed);

        Assert.Equal(2, (await _orphans.FindAsync(Token)).Count);
        Assert.Equal(2, _arm.Running.Length);
    }

    [Fact]
    public async Task StopAsync_Refused_SaysWhatToDo()
    {
        _arm.Refusal = 403;

        var error = await Assert.ThrowsAsync<TrainersUnavailableException>(() => _orphans.StopAsync(Token));
        Assert.Contains("jobs/executions/read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StopAsync_AzureDown_IsAFailureThatMayPass()
    {
        _arm.FailingReads = int.MaxValue;

        await Assert.ThrowsAsync<StoreException>(() => _orphans.StopAsync(Token));
    }

    private Task StandsAsync(SearchState state) => _repository.WriteStatusAsync(Search, new SearchStatus(state, _time.GetUtcNow()), Token);
}
