using Grpc.Core;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Searches.Workflows;
using NasCloud.Functions.Hosting;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Functions.Tests.Hosting;

public sealed class DurableSearchLauncherTests : IAsyncLifetime
{
    private static readonly SearchId Id = new("search-1");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly FakeEngine _engine = new();
    private readonly FakeOwnership _ownership = new();
    private readonly SearchRepository _repository;
    private readonly DurableSearchLauncher _launcher;

    public DurableSearchLauncherTests()
    {
        _repository = new SearchRepository(new InMemoryObjectStore(_time));
        _launcher = new DurableSearchLauncher(
            _engine.Clients, _repository, _ownership, TestSettings.Read(("NASCLOUD_POLL_INTERVAL", "7s")), _time, NullLogger<DurableSearchLauncher>.Instance);
    }

    public static TheoryData<OrchestrationRuntimeStatus> EndedStatuses =>
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _repository.CreateAsync(TestSearch.Create(id: Id.Value), Test);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task StartAsync_NoInstance_SchedulesOneOfTheSearchsId()
    {
        await _launcher.StartAsync(Id, Test);

        var (workflow, id, input) = Assert.Single(_engine.Scheduled);
        Assert.Equal((SearchWorkflow.Name, "search-1"), (workflow, id));
        Assert.Equal((Id, TimeSpan.FromSeconds(7), 0), (input.SearchId, input.PollInterval, input.Run));
        Assert.True(DurableSession.IsOne(input.Session));
    }

    [Theory]
    [MemberData(nameof(EndedStatuses))]
    public async Task StartAsync_InstanceThatEnded_SchedulesAnotherInItsPlaceWithASessionOfItsOwn(OrchestrationRuntimeStatus status)
    {
        _engine.Put(Id, status);

        await _launcher.StartAsync(Id, Test);
        await _launcher.StartAsync(Id, Test);

        Assert.Equal(2, _engine.Scheduled.Select(each => each.Input.Session).Distinct().Count());
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Pending, SearchState.Paused)]
    [InlineData(OrchestrationRuntimeStatus.Running, SearchState.Searching)]
    [InlineData(OrchestrationRuntimeStatus.Running, SearchState.Finishing)]
    [InlineData(OrchestrationRuntimeStatus.Running, null)]
    public async Task StartAsync_InstanceThatDrivesIt_DoesNothing(OrchestrationRuntimeStatus status, SearchState? state)
    {
        _engine.Put(Id, status);
        await StandsAsAsync(state);

        await _launcher.StartAsync(Id, Test);

        Assert.Empty(_engine.Scheduled);
    }

    [Fact]
    public async Task StartAsync_InstanceThatSomebodySuspended_LetsItGoOn()
    {
        _engine.Put(Id, OrchestrationRuntimeStatus.Suspended);

        await _launcher.StartAsync(Id, Test);

        Assert.Equal("search-1", Assert.Single(_engine.Resumed));
        Assert.Empty(_engine.Scheduled);
    }

    [Theory]
    [InlineData(SearchState.Paused)]
    [InlineData(SearchState.Failed)]
    public async Task StartAsync_InstanceThatIsStopping_AwaitsItsEndAndSchedulesAnother(SearchState state)
    {
        _time.AutoAdvanceAmount = TimeSpan.FromMilliseconds(100);
        _engine.Put(Id, OrchestrationRuntimeStatus.Running);
        await StandsAsAsync(state);
        var looks = 0;
        _engine.Looking = () =>
        {
            if (++looks == 4)
                _engine.Put(Id, OrchestrationRuntimeStatus.Completed);
        };

        await AdvancingAsync(_launcher.StartAsync(Id, Test));

        Assert.Equal(4, looks);
        Assert.Single(_engine.Scheduled);
    }

    [Fact]
    public async Task StartAsync_InstanceThatDoesNotStop_GivesUpAndLeavesItToHousekeeping()
    {
        _engine.Put(Id, OrchestrationRuntimeStatus.Running);
        await StandsAsAsync(SearchState.Paused);

        await AdvancingAsync(_launcher.StartAsync(Id, Test));

        Assert.Empty(_engine.Scheduled);
    }

    [Fact]
    public async Task StartAsync_AnotherRequestWasQuicker_IsContent()
    {
        _engine.ScheduleFault = StatusCode.AlreadyExists;

        await _launcher.StartAsync(Id, Test);
    }

    [Fact]
    public async Task StartAsync_DrivenByAnotherProcess_LeavesItThere()
    {
        _ownership.IsOthers = true;

        await _launcher.StartAsync(Id, Test);

        Assert.Empty(_engine.Scheduled);
    }

    [Fact]
    public async Task StartAsync_EngineDoesNotAnswer_FailsAsThePlatformDoes()
    {
        _engine.LookFault = StatusCode.Unavailable;

        var exception = await Assert.ThrowsAsync<StoreException>(() => _launcher.StartAsync(Id, Test));

        Assert.Equal("searches/search-1: the durable engine failed: Unavailable refused by the test", exception.Message);
    }

    [Fact]
    public async Task NotifyAsync_InstanceRuns_RaisesTheEventOfTheUsersWord()
    {
        _engine.Put(Id, OrchestrationRuntimeStatus.Running);

        await _launcher.NotifyAsync(Id, Test);

        Assert.Equal(("search-1", WorkflowEvents.Control), Assert.Single(_engine.Raised));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(OrchestrationRuntimeStatus.Completed)]
    public async Task NotifyAsync_NothingDrivesIt_DoesNothing(OrchestrationRuntimeStatus? status)
    {
        if (status is { } known)
            _engine.Put(Id, known);

        await _launcher.NotifyAsync(Id, Test);

        Assert.Empty(_engine.Raised);
    }

    [Fact]
    public async Task NotifyAsync_InstanceEndsInBetween_IsContent()
    {
        _engine.Put(Id, OrchestrationRuntimeStatus.Running);
        _engine.RaiseFault = StatusCode.FailedPrecondition;

        await _launcher.NotifyAsync(Id, Test);
    }

    private async Task StandsAsAsync(SearchState? state)
    {
        if (state is { } known)
            await _repository.WriteStatusAsync(Id, new SearchStatus(known, _time.GetUtcNow()), Test);
    }

    // Moves the clock for as long as something waits for it.
    private async Task AdvancingAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await task;
    }
}
