using Microsoft.Extensions.Time.Testing;
using NasCloud.Azure.Jobs;
using NasCloud.Azure.Tests.Jobs;
using NasCloud.Azure.Trainers;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Trainers;
using NasCloud.Testing.Storage;

namespace NasCloud.Azure.Tests.Trainers;

public sealed class ContainerTrainerPoolTests : IAsyncLifetime
{
    private static readonly SearchId Search = new("search-0001");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
    private readonly ContainerTrainerOptions _options = new() { MostStartsPerSecond = 1000 };
    private readonly SearchRepository _repository;
    private FakeArm _arm = null!;
    private ContainerTrainerPool _pool = null!;

    public ContainerTrainerPoolTests() => _repository = new SearchRepository(new InMemoryObjectStore(_time));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _arm = await FakeArm.StartAsync(_time);
        _pool = Pool();
    }

    public ValueTask DisposeAsync() => _arm.DisposeAsync();

    [Fact]
    public async Task EnsureAsync_NoneUp_StartsAsManyAsAreWantedWithTheWholeTemplate()
    {
        await _pool.EnsureAsync(Search, 3, Token);

        Assert.Equal(3, _arm.Running.Length);
        Assert.All(_arm.Starts, start =>
        {
            var container = Assert.Single(start["containers"]!.AsArray())!;
            Assert.Equal("acr.azurecr.io/trainer:1", (string?)container["image"]);
            Assert.Equal("56Gi", (string?)container["resources"]!["memory"]);
            Assert.Equal(
                [
                    "NASCLOUD_STORAGE=https://acct.blob.core.windows.net/nascloud", "A_SECRET=a-secret",
                    "NASCLOUD_TRAINER_REQUESTED_AT=2026-01-01T00:00:00.0000000+00:00", "NASCLOUD_SEARCH=search-0001",
                ],
                container["env"]!.AsArray().SkipLast(1).Select(each => $"{each!["name"]}={each["value"] ?? each["secretRef"]}"));
            Assert.Equal(TrainerVariables.Trainer, (string?)container["env"]!.AsArray()[^1]!["name"]);
            Assert.False(container.AsObject().ContainsKey("volumeMounts"));
        });
        Assert.Equal(3, Trainers().Distinct().Count());
    }

    [Fact]
    public async Task EnsureAsync_AskedOftenWhileTheyAreOnTheirWay_StartsNoMore()
    {
        for (var minute = 0; minute < 15; minute++)
        {
            await _pool.EnsureAsync(Search, 2, Token);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(2, _arm.Starts.Count);
    }

    [Fact]
    public async Task EnsureAsync_EnoughSeenJustNow_AsksNobody()
    {
        await _pool.EnsureAsync(Search, 2, Token);
        var before = _arm.Requests.Count;
        for (var time = 0; time < 20; time++)
            await _pool.EnsureAsync(Search, 2, Token);

        Assert.Equal(before, _arm.Requests.Count);
    }

    [Fact]
    public async Task EnsureAsync_AllAliveByTheirHeartbeats_AsksAzureNothing()
    {
        await _pool.EnsureAsync(Search, 2, Token);
        for (var minute = 0; minute < 30; minute++)
        {
            await BeatAsync();
            _time.Advance(TimeSpan.FromMinutes(1));
            _arm.Requests.Clear();
            await _pool.EnsureAsync(Search, 2, Token);
        }

        Assert.Empty(_arm.Requests);
        Assert.Equal(2, _arm.Starts.Count);
    }

    [Theory]
    [InlineData(202)]
    [InlineData(500)]
    public async Task EnsureAsync_StartAnsweredWithoutAName_CountsIt(int answer)
    {
        _arm.StartAnswer = answer;
        for (var minute = 0; minute < 5; minute++)
        {
            await _pool.EnsureAsync(Search, 2, Token);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(2, _arm.Running.Length);
    }

    [Fact]
    public async Task EnsureAsync_Throttled_StopsAtOnceAndGoesOnWhenItMay()
    {
        _arm.ThrottledStarts = 1;
        await _pool.EnsureAsync(Search, 3, Token);
        Assert.Empty(_arm.Running);
        Assert.Single(_arm.Requests, request => request == "POST /start");

        _time.Advance(TimeSpan.FromSeconds(35));
        await _pool.EnsureAsync(Search, 3, Token);
        Assert.Empty(_arm.Running);

        _time.Advance(TimeSpan.FromSeconds(10));
        await _pool.EnsureAsync(Search, 3, Token);
        Assert.Equal(3, _arm.Running.Length);
    }

    [Fact]
    public async Task EnsureAsync_SeveralHostsAtOnce_StartNoMoreThanAreWanted()
    {
        var pools = Enumerable.Range(0, 6).Select(_ => Pool()).ToArray();
        for (var round = 0; round < 3; round++)
        {
            await Task.WhenAll(pools.Select(pool => Task.Run(() => pool.EnsureAsync(Search, 4, Token), Token)));
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(4, _arm.Starts.Count);
        Assert.Equal(4, _arm.Running.Length);
    }

    [Fact]
    public async Task EnsureAsync_OneSilentThoughAzureSaysItRuns_ReplacesItAndStopsTheExecution()
    {
        await _pool.EnsureAsync(Search, 2, Token);
        await BeatAsync();
        var silent = _arm.Running[0];
        for (var minute = 0; minute < 6; minute++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            await BeatAsync(Trainers().Skip(1));
            await _pool.EnsureAsync(Search, 2, Token);
        }

        Assert.Equal(3, _arm.Starts.Count);
        Assert.Equal(2, _arm.Running.Length);
        Assert.DoesNotContain(silent, _arm.Running);
    }

    [Fact]
    public async Task EnsureAsync_OneEndedInOrder_ReplacesIt()
    {
        await _pool.EnsureAsync(Search, 1, Token);
        var trainer = Trainers().Single();
        await _repository.WriteHeartbeatAsync(Search, Heartbeat(trainer) with { Scored = 3, EndedAt = _time.GetUtcNow() }, Token);
        _time.Advance(TimeSpan.FromMinutes(1));
        await _pool.EnsureAsync(Search, 1, Token);

        Assert.Equal(2, _arm.Starts.Count);
        Assert.Empty(await _repository.ReadHeartbeatsAsync(Search, Token));
    }

    [Fact]
    public async Task EnsureAsync_FailedBeforeItsFirstHeartbeat_IsReplacedAfterAWait()
    {
        await _pool.EnsureAsync(Search, 1, Token);
        _arm.SetStatus(_arm.Running[0], "Failed");
        _time.Advance(TimeSpan.FromSeconds(31));
        await _pool.EnsureAsync(Search, 1, Token);
        Assert.Single(_arm.Starts);

        _time.Advance(TimeSpan.FromSeconds(16));
        await _pool.EnsureAsync(Search, 1, Token);
        Assert.Equal(2, _arm.Starts.Count);
    }

    [Fact]
    public async Task EnsureAsync_EveryExecutionFails_GivesUpAndSaysWhereToLook()
    {
        var error = await Assert.ThrowsAsync<TrainersUnavailableException>(FailAgainAndAgainAsync);

        Assert.Equal(_options.MostFailures, _arm.Starts.Count);
        Assert.Contains("5 executions of the job ended before they did", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnsureAsync_StoppedAfterGivingUp_BeginsAnew()
    {
        await Assert.ThrowsAsync<TrainersUnavailableException>(FailAgainAndAgainAsync);
        await _pool.StopAsync(Search, Token);
        await _pool.EnsureAsync(Search, 1, Token);

        Assert.Single(_arm.Running);
    }

    [Fact]
    public async Task EnsureAsync_TrainerSaysWhyItCanNotWork_GivesUpWithItsWords()
    {
        var error = await Assert.ThrowsAsync<TrainersUnavailableException>(async () =>
        {
            while (true)
            {
                await _pool.EnsureAsync(Search, 1, Token);
                foreach (var trainer in Trainers())
                    await _repository.WriteHeartbeatAsync(Search, Heartbeat(trainer) with { EndedAt = _time.GetUtcNow(), Fault = "the data set is not there" }, Token);
                _time.Advance(TimeSpan.FromMinutes(6));
            }
        });

        Assert.EndsWith("The last said: the data set is not there", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnsureAsync_EnvironmentLost_GivesUpRatherThanStartingForEver()
    {
        _arm.LosesEnvironment = true;
        await Assert.ThrowsAsync<TrainersUnavailableException>(async () =>
        {
            while (true)
            {
                await _pool.EnsureAsync(Search, 1, Token);
                _time.Advance(TimeSpan.FromMinutes(10));
            }
        });

        Assert.Equal(_options.MostFailures, _arm.Starts.Count);
    }

    [Fact]
    public async Task EnsureAsync_ManyOldExecutions_FindsItsOwnOnALaterPage()
    {
        _arm.PageSize = 2;
        for (var other = 0; other < 5; other++)
            await _pool.EnsureAsync(new SearchId($"other-{other}"), 1, Token);
        await _pool.EnsureAsync(Search, 1, Token);
        _arm.SetStatus(_arm.Running[^1], "Failed");
        _time.Advance(TimeSpan.FromMinutes(1));
        await _pool.EnsureAsync(Search, 1, Token);
        _time.Advance(TimeSpan.FromMinutes(1));
        await _pool.EnsureAsync(Search, 1, Token);

        Assert.Equal(7, _arm.Starts.Count);
    }

    [Fact]
    public async Task StopAsync_OtherSearchesToo_StopsItsOwnAlone()
    {
        var other = new SearchId("other-0001");
        await _pool.EnsureAsync(Search, 2, Token);
        await _pool.EnsureAsync(other, 1, Token);
        await _pool.StopAsync(Search, Token);

        var left = Assert.Single(_arm.Running);
        Assert.Equal("trainer-0003", left);
    }

    [Theory]
    [InlineData(401, "rights")]
    [InlineData(403, "jobs/start/action")]
    [InlineData(404, "NASCLOUD_TRAINER_JOB")]
    public async Task EnsureAsync_Refused_SaysWhatToDo(int status, string remedy)
    {
        _arm.Refusal = status;

        var error = await Assert.ThrowsAsync<TrainersUnavailableException>(() => _pool.EnsureAsync(Search, 1, Token));
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnsureAsync_ReadsFailNowAndThen_AreTriedAgain()
    {
        _arm.FailingReads = 2;
        await _pool.EnsureAsync(Search, 1, Token);

        Assert.Single(_arm.Running);
    }

    [Fact]
    public async Task EnsureAsync_AzureDown_IsAFailureThatMayPass()
    {
        _arm.FailingReads = int.MaxValue;

        await Assert.ThrowsAsync<StoreException>(() => _pool.EnsureAsync(Search, 1, Token));
        Assert.Empty(_arm.Starts);
    }

    private async Task FailAgainAndAgainAsync()
    {
        while (true)
        {
            await _pool.EnsureAsync(Search, 1, Token);
            foreach (var execution in _arm.Running)
                _arm.SetStatus(execution, "Failed");
            _time.Advance(TimeSpan.FromMinutes(6));
        }
    }

    private ContainerTrainerPool Pool() =>
        new(new ContainerJobClient(TestPipeline.Create(), _arm.Address), _repository, _time, _options);

    private string[] Trainers() =>
    [
        .. _arm.Starts.Select(start => (string)start["containers"]![0]!["env"]!.AsArray().Single(each => (string?)each!["name"] == TrainerVariables.Trainer)!["value"]!),
    ];

    private Task BeatAsync() => BeatAsync(Trainers());

    private async Task BeatAsync(IEnumerable<string> trainers)
    {
        foreach (var trainer in trainers)
            await _repository.WriteHeartbeatAsync(Search, Heartbeat(trainer), Token);
    }

    private TrainerHeartbeat Heartbeat(string trainer) => new(trainer, _time.GetUtcNow(), _time.GetUtcNow());
}
