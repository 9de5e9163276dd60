using Azure.Core.Pipeline;
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
            var variables = container["env"]!.AsArray().SkipLast(1).Select(each => $"{each!["name"]}={each["value"] ?? each["secretRef"]}").ToList();
            Assert.Equal("NASCLOUD_STORAGE=https://acct.blob.core.windows.net/nascloud", variables[0]);
            Assert.Equal("A_SECRET=a-secret", variables[1]);
            Assert.StartsWith("NASCLOUD_TRAINER_REQUESTED_AT=2026-01-01T00:00:00.", variables[2], StringComparison.Ordinal);
            Assert.Equal("NASCLOUD_SEARCH=search-0001", variables[3]);
            Assert.Equal(4, variables.Count);
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
    [InlineData(0)]
    public async Task EnsureAsync_StartAnsweredWithoutAName_CountsIt(int answer)
    {
        _arm.StartAnswer = answer;
        for (var minute = 0; minute < 15; minute++)
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
        Assert.Contains("5 times in a row executions of the job ended before any trial was scored", error.Message, StringComparison.Ordinal);
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

    [Fact]
    public async Task EnsureAsync_StartsNeverArrive_AreMadeUpForWithinMinutes()
    {
        _arm.DroppedStarts = 2;
        for (var minute = 0; minute < 8; minute++)
        {
            await _pool.EnsureAsync(Search, 2, Token);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(2, _arm.Starts.Count);
        Assert.Equal(2, _arm.Running.Length);
    }

    [Fact]
    public async Task EnsureAsync_AzureUpAgain_StartsAtOnce()
    {
        _arm.FailingReads = int.MaxValue;
        await Assert.ThrowsAsync<StoreException>(() => _pool.EnsureAsync(Search, 2, Token));
        _arm.FailingReads = 0;
        await _pool.EnsureAsync(Search, 2, Token);

        Assert.Equal(2, _arm.Running.Length);
    }

    [Theory]
    [InlineData(409)]
    [InlineData(403)]
    public async Task EnsureAsync_StartsRefusedForAWhile_StartsAtOnceAfterwards(int status)
    {
        _arm.StartRefusal = status;
        await Assert.ThrowsAnyAsync<Exception>(() => _pool.EnsureAsync(Search, 2, Token));
        _arm.StartRefusal = null;
        await _pool.EnsureAsync(Search, 2, Token);

        Assert.Equal(2, _arm.Running.Length);
    }

    [Fact]
    public async Task EnsureAsync_AzureDownWhileTrainersWork_LetsThemWorkAndMakesUpForItLater()
    {
        await _pool.EnsureAsync(Search, 2, Token);
        _arm.FailingReads = int.MaxValue;
        for (var minute = 0; minute < 10; minute++)
        {
            await BeatAsync(Trainers().Take(1));
            await _pool.EnsureAsync(Search, 2, Token);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(2, _arm.Starts.Count);
        _arm.FailingReads = 0;
        for (var minute = 0; minute < 15; minute++)
        {
            await BeatAsync(Trainers().Take(1));
            await _pool.EnsureAsync(Search, 2, Token);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(3, _arm.Starts.Count);
        Assert.Equal(2, _arm.Running.Length);
    }

    [Fact]
    public async Task EnsureAsync_NoCredential_SaysWhatToDoAndBooksNothing()
    {
        var hasCredential = false;
        var pool = Pool(TestPipeline.Create(_ => hasCredential));

        var error = await Assert.ThrowsAsync<TrainersUnavailableException>(() => pool.EnsureAsync(Search, 2, Token));
        Assert.Contains("managed identity", error.Message, StringComparison.Ordinal);
        hasCredential = true;
        await pool.EnsureAsync(Search, 2, Token);
        Assert.Equal(2, _arm.Running.Length);
    }

    [Fact]
    public async Task EnsureAsync_CredentialEndsBeforeTheStarts_StartsAtOnceWhenThereIsOneAgain()
    {
        var hasCredential = false;
        var pool = Pool(TestPipeline.Create(path => hasCredential || !path.EndsWith("/start", StringComparison.Ordinal)));

        await Assert.ThrowsAsync<TrainersUnavailableException>(() => pool.EnsureAsync(Search, 2, Token));
        hasCredential = true;
        await pool.EnsureAsync(Search, 2, Token);
        Assert.Equal(2, _arm.Running.Length);
    }

    [Fact]
    public async Task EnsureAsync_CredentialFailsWhileTrainersWork_LetsThemWork()
    {
        await _pool.EnsureAsync(Search, 1, Token);
        await BeatAsync();

        await Pool(TestPipeline.Create(_ => false)).EnsureAsync(Search, 2, Token);
        Assert.Single(_arm.Running);
    }

    [Fact]
    public async Task EnsureAsync_ManyStartedTogetherFailTogether_TriesAgain()
    {
        await _pool.EnsureAsync(Search, 8, Token);
        foreach (var execution in _arm.Running)
        {
            // One after the other, as looks find them.
            _arm.SetStatus(execution, "Failed");
            _time.Advance(TimeSpan.FromSeconds(31));
            await _pool.EnsureAsync(Search, 8, Token);
        }

        _time.Advance(TimeSpan.FromMinutes(1));
        await _pool.EnsureAsync(Search, 8, Token);
        Assert.Equal(8, _arm.Running.Length);
    }

    [Fact]
    public async Task EnsureAsync_TrainersAreLostBeforeAnyScore_GivesUp()
    {
        await Assert.ThrowsAsync<TrainersUnavailableException>(async () =>
        {
            while (true)
            {
                await _pool.EnsureAsync(Search, 1, Token);
                await BeatAsync(Trainers().TakeLast(1));
                _time.Advance(TimeSpan.FromMinutes(6));
            }
        });

        Assert.Equal(_options.MostFailures, _arm.Starts.Count);
    }

    [Fact]
    public async Task EnsureAsync_TrainersAreLostAfterScores_StartsOthersForEver()
    {
        for (var time = 0; time < 10; time++)
        {
            await _pool.EnsureAsync(Search, 1, Token);
            await _repository.WriteHeartbeatAsync(Search, Heartbeat(Trainers()[^1]) with { Scored = 1 }, Token);
            _time.Advance(TimeSpan.FromMinutes(6));
        }

        Assert.Equal(10, _arm.Starts.Count);
        Assert.Single(_arm.Running);
    }

    [Fact]
    public async Task EnsureAsync_SomeFailWhileOneWorks_GoesOnWithThatOne()
    {
        await _pool.EnsureAsync(Search, 2, Token);
        for (var time = 0; time < 20; time++)
        {
            await BeatAsync(Trainers().Take(1));
            foreach (var execution in _arm.Running.Skip(1))
                _arm.SetStatus(execution, "Failed");
            _time.Advance(TimeSpan.FromMinutes(3));
            await BeatAsync(Trainers().Take(1));
            await _pool.EnsureAsync(Search, 2, Token);
        }

        Assert.Contains("trainer-0001", _arm.Running);
        Assert.InRange(_arm.Starts.Count, 7, 22);
    }

    [Fact]
    public async Task EnsureAsync_EnvironmentLostAndEnded_IsKnownByItsNameWithinAMinute()
    {
        _arm.LosesEnvironment = true;
        await _pool.EnsureAsync(Search, 2, Token);
        foreach (var execution in _arm.Running)
            _arm.SetStatus(execution, "Failed");
        _arm.LosesEnvironment = false;
        _time.Advance(TimeSpan.FromSeconds(31));
        await _pool.EnsureAsync(Search, 2, Token);
        _time.Advance(TimeSpan.FromSeconds(31));
        await _pool.EnsureAsync(Search, 2, Token);

        Assert.Equal(2, _arm.Running.Length);
    }

    [Fact]
    public async Task EnsureAsync_EnvironmentLostAndStillRunning_StopsIt()
    {
        _arm.LosesEnvironment = true;
        await _pool.EnsureAsync(Search, 1, Token);
        _time.Advance(_options.StartGrace);
        await _pool.EnsureAsync(Search, 1, Token);

        Assert.Empty(_arm.Running);
    }

    [Fact]
    public async Task EnsureAsync_ExecutionsNeverReportTheirEnd_CountsThemNoMore()
    {
        _arm.NeverReportsTheEnd = true;
        for (var time = 0; time < 4; time++)
        {
            await _pool.EnsureAsync(Search, 2, Token);
            foreach (var trainer in Trainers().TakeLast(2))
                await _repository.WriteHeartbeatAsync(Search, Heartbeat(trainer) with { Scored = 1, EndedAt = _time.GetUtcNow() }, Token);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(8, _arm.Starts.Count);
        Assert.Equal(8, _arm.Running.Length);
    }

    [Fact]
    public async Task EnsureAsync_OneToBeReplaced_IsStoppedBeforeTheOtherIsStarted()
    {
        await _pool.EnsureAsync(Search, 1, Token);
        await _repository.WriteHeartbeatAsync(Search, Heartbeat(Trainers()[0]) with { Scored = 1 }, Token);
        _time.Advance(TimeSpan.FromMinutes(6));
        _arm.Requests.Clear();
        await _pool.EnsureAsync(Search, 1, Token);

        Assert.Equal(["POST /executions/trainer-0001/stop", "POST /start"], _arm.Requests.Where(request => request.StartsWith("POST", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task EnsureAsync_ThrottledInTheMiddle_CountsThoseThatWereStarted()
    {
        await _pool.EnsureAsync(Search, 1, Token);
        _arm.ThrottledStarts = 1;
        _arm.RetryAfter = TimeSpan.FromSeconds(5);
        await _pool.EnsureAsync(Search, 3, Token);
        _time.Advance(TimeSpan.FromSeconds(6));
        await _pool.EnsureAsync(Search, 3, Token);

        Assert.Equal(3, _arm.Running.Length);
    }

    [Fact]
    public async Task EnsureAsync_CancelledWhileItWaitsItsTurn_BooksOnlyWhatWasSent()
    {
        var clock = new FakeTimeProvider(_time.GetUtcNow());
        var pool = new ContainerTrainerPool(new ContainerJobClient(TestPipeline.Create(), _arm.Address), _repository, clock, new ContainerTrainerOptions());
        using var cancellation = new CancellationTokenSource();
        var starting = pool.EnsureAsync(Search, 3, cancellation.Token);
        await _arm.Started.WaitAsync(Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        Assert.Single((await new TrainerBook(_repository.Store, Search).ReadAsync(Token)).Pending);
    }

    [Fact]
    public async Task EnsureAsync_ManyToStart_StartsFiveASecond()
    {
        var clock = new WaitedForTimeProvider();
        var pool = new ContainerTrainerPool(new ContainerJobClient(TestPipeline.Create(), _arm.Address), _repository, clock, new ContainerTrainerOptions());
        var starting = pool.EnsureAsync(Search, 12, Token);
        for (var started = 1; started < 12; started++)
        {
            await clock.WaitedFor.WaitAsync(Token);
            clock.Advance(TimeSpan.FromMilliseconds(199));
            Assert.Equal(started, _arm.Starts.Count);
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        await starting;
        Assert.Equal(12, _arm.Running.Length);
    }

    [Fact]
    public async Task EnsureAsync_ReadsAreThrottled_AreTriedAgain()
    {
        _arm.ThrottledOthers = 2;
        await _pool.EnsureAsync(Search, 1, Token);

        Assert.Single(_arm.Running);
    }

    [Fact]
    public async Task StopAsync_Throttled_IsTriedAgain()
    {
        await _pool.EnsureAsync(Search, 1, Token);
        _arm.ThrottledOthers = 2;
        await _pool.StopAsync(Search, Token);

        Assert.Empty(_arm.Running);
    }

    [Fact]
    public async Task StopAsync_EnvironmentLost_StopsThemByTheirNames()
    {
        _arm.LosesEnvironment = true;
        await _pool.EnsureAsync(Search, 2, Token);
        await _pool.StopAsync(Search, Token);

        Assert.Empty(_arm.Running);
    }

    [Fact]
    public async Task StopAsync_ManyEndedBefore_AsksOnlyThoseThatRun()
    {
        await _pool.EnsureAsync(Search, 3, Token);
        _arm.SetStatus("trainer-0001", "Succeeded");
        _arm.SetStatus("trainer-0002", "Degraded");
        await _pool.StopAsync(Search, Token);

        Assert.Equal(
            ["POST /executions/trainer-0002/stop", "POST /executions/trainer-0003/stop"],
            _arm.Requests.Where(request => request.EndsWith("/stop", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(503)]
    public async Task StopAsync_AzureRefuses_LetsTheSearchEnd(int status)
    {
        await _pool.EnsureAsync(Search, 1, Token);
        _arm.Refusal = status;
        await _pool.StopAsync(Search, Token);

        Assert.Empty((await new TrainerBook(_repository.Store, Search).ReadAsync(Token)).Pending);
    }

    [Fact]
    public async Task EnsureAsync_TrainersOfEarlierSessions_AreForgotten()
    {
        await _pool.EnsureAsync(Search, 1, Token);
        await _repository.WriteHeartbeatAsync(Search, Heartbeat("of-an-earlier-session") with { EndedAt = _time.GetUtcNow() }, Token);
        _time.Advance(TimeSpan.FromMinutes(1));
        await _pool.EnsureAsync(Search, 1, Token);

        Assert.Empty(await _repository.ReadHeartbeatsAsync(Search, Token));
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

    private ContainerTrainerPool Pool(HttpPipeline? pipeline = null) =>
        new(new ContainerJobClient(pipeline ?? TestPipeline.Create(), _arm.Address), _repository, _time, _options);

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

    /// <summary>A clock that tells when somebody waits for it, so that it is not moved before.</summary>
    private sealed class WaitedForTimeProvider() : FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
        public SemaphoreSlim WaitedFor { get; } = new(0);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            WaitedFor.Release();
            return timer;
        }
    }
}
