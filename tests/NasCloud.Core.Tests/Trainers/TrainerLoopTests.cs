using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Activities;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Trainers;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Core.Tests.Trainers;

public sealed class TrainerLoopTests
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly InMemoryObjectStore _store;
    private readonly SearchRepository _repository;
    private readonly List<string> _aborts = [];

    public TrainerLoopTests()
    {
        _store = new InMemoryObjectStore(_time);
        _repository = new SearchRepository(_store);
    }

    [Fact]
    public async Task Run_PostedTrial_WritesItsScoreAndClearsTheBoard()
    {
        var id = await PostAsync();

        var scored = await RunAsync(id, new ScriptedEstimator((_, _) => Task.FromResult(ScriptedEstimator.Accuracy(0.75))));

        var score = await ScoreAsync(id);
        Assert.Equal(1, scored);
        Assert.Equal(0.75, score.Metrics["accuracy"]);
        Assert.True(score.Metrics["parameters"] > 0 && score.Metrics["flops"] > 0);
        Assert.Empty(await BoardAsync(id));
    }

    [Fact]
    public async Task Run_EstimatorFailsOnce_TriesAgain()
    {
        var id = await PostAsync();
        var estimator = new ScriptedEstimator(
            (_, _) => throw new InvalidOperationException("boom"),
            (_, _) => Task.FromResult(ScriptedEstimator.Accuracy(0.5)));

        await RunAsync(id, estimator);

        var score = await ScoreAsync(id);
        Assert.Equal((TrialOutcome.Succeeded, 2), (score.Outcome, score.Attempts));
    }

    [Fact]
    public async Task Run_EstimatorTellsAndFails_LeavesALogOfEachAttempt()
    {
        var id = await PostAsync();
        var estimator = new ScriptedEstimator(
            (session, _) =>
            {
                session.Tell("trains on cpu");
                throw new InvalidOperationException("boom");
            },
            async (session, stop) =>
            {
                await session.ReportEpochAsync(new(1, 0.5, ImmutableSortedDictionary<string, double>.Empty, 1, 0.1), stop);
                return ScriptedEstimator.Accuracy(0.5);
            });

        await RunAsync(id, estimator);

        var logs = (await TrialLogReport.ReadAsync(_repository, id, 1, Test)).Attempts;
        Assert.Equal([1, 2], logs.Select(log => log.Attempt));
        Assert.Contains("attempt 1 at trial 1 by trainer-1 with 1 threads", logs[0].Text, StringComparison.Ordinal);
        Assert.Contains("trains on cpu", logs[0].Text, StringComparison.Ordinal);
        Assert.Contains($"System.InvalidOperationException: boom{Environment.NewLine}   at ", logs[0].Text, StringComparison.Ordinal);
        Assert.Contains("epoch 1: training loss 0.5", logs[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NothingToTell_LeavesNoLog()
    {
        var id = await PostAsync();

        await RunAsync(id, new ScriptedEstimator((_, _) => Task.FromResult(ScriptedEstimator.Accuracy(0.5))));

        Assert.Empty((await TrialLogReport.ReadAsync(_repository, id, 1, Test)).Attempts);
    }

    [Fact]
    public async Task Run_EstimatorAlwaysFails_GivesUpAfterTheRetriesWithTheReason()
    {
        var id = await PostAsync(retries: 2);
        var estimator = new ScriptedEstimator((_, _) => throw new InvalidOperationException("boom"));

        await RunAsync(id, estimator);

        var score = await ScoreAsync(id);
        Assert.Equal((TrialOutcome.Failed, "InvalidOperationException: boom"), (score.Outcome, score.Error));
        Assert.Equal(3, estimator.Attempts);
    }

    [Fact]
    public async Task Run_EachAttemptGetsFurther_NeverGivesUp()
    {
        var id = await PostAsync(retries: 1);
        var epoch = 0;
        var estimator = new ScriptedEstimator(async (session, stop) =>
        {
            if (epoch == 6)
                return ScriptedEstimator.Accuracy(0.9);
            await session.SaveCheckpointAsync(++epoch, new MemoryStream([1]), stop);
            throw new InvalidOperationException("boom");
        });

        await RunAsync(id, estimator);

        Assert.Equal(TrialOutcome.Succeeded, (await ScoreAsync(id)).Outcome);
    }

    [Fact]
    public async Task Run_TrainerLostAgainAndAgain_GivesUpAfterTheRetries()
    {
        var id = await PostAsync(retries: 2);
        for (var attempt = 1; attempt <= 3; attempt++)
            await LoseTrainerAsync(id, attempt);

        await RunAsync(id, new ScriptedEstimator((_, _) => Task.FromResult(ScriptedEstimator.Accuracy(1))));

        var score = await ScoreAsync(id);
        Assert.Equal(TrialOutcome.Failed, score.Outcome);
        Assert.Equal("Its trainer was lost 3 times without getting any further: it crashed, hung, or ran out of memory.", score.Error);
    }

    [Fact]
    public async Task Run_TrainerSeenToDieAgainAndAgain_GivesUpSayingHowTheLastOneDied()
    {
        var id = await PostAsync(retries: 1);
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            await LoseTrainerAsync(id, attempt);
            await LostAttempt.NoteAsync(_repository, id, new TrainerDeath(1, attempt, "ended with exit code 134 (it aborted)", $"out of memory {attempt}"), _time, Test);
        }

        await RunAsync(id, new ScriptedEstimator((_, _) => Task.FromResult(ScriptedEstimator.Accuracy(1))));

        Assert.Equal(
            "Its trainer was lost 2 times without getting any further. The last one ended with exit code 134 (it aborted): out of memory 2",
            (await ScoreAsync(id)).Error);
    }

    [Fact]
    public async Task Run_AttemptsBegin_TellsOfEach()
    {
        var id = await PostAsync();
        var begun = new List<(int, int)>();
        var estimator = new ScriptedEstimator(
            (_, _) => throw new InvalidOperationException("boom"),
            (_, _) => Task.FromResult(ScriptedEstimator.Accuracy(0.5)));

        await RunAsync(id, estimator, Options() with { Began = (trial, attempt) => begun.Add((trial, attempt)) });

        Assert.Equal([(1, 1), (1, 2)], begun);
    }

    [Fact]
    public async Task Run_TrainersWereLostWithTheirSession_CountsNone()
    {
        var id = await PostAsync(retries: 0);
        await LoseTrainerAsync(id, attempt: 1, session: "killed");
        await LoseTrainerAsync(id, attempt: 2, session: "killed too");

        await RunAsync(
            id,
            new ScriptedEstimator((_, _) => Task.FromResult(ScriptedEstimator.Accuracy(0.5))),
            Options() with { Session = "this one" });

        Assert.Equal(TrialOutcome.Succeeded, (await ScoreAsync(id)).Outcome);
    }

    [Fact]
    public async Task Run_NothingHeardForTooLong_CountsAFailedAttempt()
    {
        var id = await PostAsync(retries: 1);
        var silent = new ScriptedEstimator(
            (_, stop) =>
            {
                _time.Advance(TimeSpan.FromSeconds(12));
                return UntilStoppedAsync(stop);
            },
            (_, _) => Task.FromResult(ScriptedEstimator.Accuracy(0.5)));

        await RunAsync(id, silent, Options() with { StallTimeout = TimeSpan.FromSeconds(12) });

        var score = await ScoreAsync(id);
        Assert.Equal((TrialOutcome.Succeeded, 2), (score.Outcome, score.Attempts));
    }

    [Fact]
    public async Task Run_ProgressIsReported_LetsItWork()
    {
        var id = await PostAsync(retries: 0);
        var busy = new ScriptedEstimator((session, stop) =>
        {
            for (var second = 0; second < 18; second++)
            {
                session.ReportProgress();
                _time.Advance(TimeSpan.FromSeconds(1));
            }

            stop.ThrowIfCancellationRequested();
            return Task.FromResult(ScriptedEstimator.Accuracy(0.5));
        });

        await RunAsync(id, busy, Options() with { StallTimeout = TimeSpan.FromSeconds(12) });

        Assert.Equal(TrialOutcome.Succeeded, (await ScoreAsync(id)).Outcome);
    }

    [Fact]
    public async Task Run_TrainerCantWorkAtAll_EndsItAndLeavesTheTrialOpen()
    {
        var id = await PostAsync(retries: 0);

        var fault = await Assert.ThrowsAsync<TrainerFaultException>(
            () => RunAsync(id, new ScriptedEstimator((_, _) => throw new TrainerFaultException("no data"))));
        await RunAsync(id, new ScriptedEstimator((_, _) => Task.FromResult(ScriptedEstimator.Accuracy(0.5))));

        Assert.Equal("no data", fault.Message);
        Assert.Equal(TrialOutcome.Succeeded, (await ScoreAsync(id)).Outcome);
    }

    [Fact]
    public async Task Run_StoreFailsForMinutes_EndsTheTrainerWithTheReasonAndChargesNoTrial()
    {
        var id = await PostAsync(retries: 0);
        var attempts = 0;
        var estimator = new ScriptedEstimator((_, _) =>
        {
            attempts++;
            _time.Advance(TimeSpan.FromMinutes(1));
            throw new StoreException("score.json", "no space left on the device.");
        });

        var exception = await Assert.ThrowsAsync<TrainerFaultException>(() => RunAsync(id, estimator));

        Assert.Equal("The store has failed for 5 minutes, 6 times in a row: score.json: no space left on the device. Mend that, and resume the search.", exception.Message);
        Assert.Equal(6, attempts);
        Assert.Null(await _repository.ReadScoreAsync(id, 1, Test));
        Assert.Single(await BoardAsync(id));
    }

    [Fact]
    public async Task Run_StoreFailsNowAndThen_GoesOn()
    {
        var id = await PostAsync();
        var attempts = 0;
        var estimator = new ScriptedEstimator((_, _) =>
        {
            _time.Advance(TimeSpan.FromMinutes(20));
            return ++attempts < 5 ? throw new StoreException("score.json", "busy") : Task.FromResult(ScriptedEstimator.Accuracy(0.5));
        });

        await RunAsync(id, estimator);

        Assert.Equal(TrialOutcome.Succeeded, (await ScoreAsync(id)).Outcome);
    }

    [Fact]
    public async Task Run_FinalTrial_ComputesWithTheThreadsForIt()
    {
        var id = await PostAsync();
        await _store.DeleteAsync(SearchPaths.TrialDocument(id, 1), Test);
        var trial = new Trial
        {
            Number = 1,
            Kind = TrialKind.Final,
            Genotype = Core.SearchSpaces.Genotype.Parse("333333"),
            ArchitectureId = "a",
            Epochs = 1,
            Parameters = 1,
            Flops = 1,
        };
        await _repository.CreateJsonAsync(SearchPaths.TrialDocument(id, 1), trial, Test);

        await RunAsync(
            id,
            new ScriptedEstimator((_, _) => Task.FromResult(ScriptedEstimator.Accuracy(0.5))),
            Options() with { Threads = 1, FinalThreads = 8 });

        Assert.Equal(8, (await ScoreAsync(id)).Threads);
    }

    [Fact]
    public async Task Run_ToldToStop_GivesTheTrialBackUncounted()
    {
        var id = await PostAsync(retries: 0);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Test);
        var asked = new ScriptedEstimator(async (_, token) =>
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
            return ScriptedEstimator.Accuracy(0);
        });

        await new TrainerLoop(_repository, asked, _time, Options()).RunAsync(id, stop.Token);
        Assert.Null(await _repository.ReadScoreAsync(id, 1, Test));
        await RunAsync(id, new ScriptedEstimator((_, _) => Task.FromResult(ScriptedEstimator.Accuracy(0.6))));

        Assert.Equal(0.6, (await ScoreAsync(id)).Metrics["accuracy"]);
    }

    [Fact]
    public async Task Run_BeyondTheTrialTimeout_ScoresItAsTimedOut()
    {
        var id = await PostAsync(more: ", \"trialTimeout\": \"5s\"");
        var estimator = new ScriptedEstimator((_, stop) =>
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            return UntilStoppedAsync(stop);
        });

        await RunAsync(id, estimator);

        var score = await ScoreAsync(id);
        Assert.Equal((TrialOutcome.TimedOut, 1), (score.Outcome, score.Attempts));
    }

    [Fact]
    public async Task Run_EstimatorHangsBeyondTheTimeout_EndsTheProcess()
    {
        var id = await PostAsync(more: ", \"trialTimeout\": \"5s\"");
        var aborted = new TaskCompletionSource<TrialEstimate>(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = Options() with
        {
            StopGrace = TimeSpan.Zero,
            Abort = message =>
            {
                _aborts.Add(message);
                aborted.SetResult(ScriptedEstimator.Accuracy(0));
            },
        };

        var hanging = new ScriptedEstimator(async (_, stop) =>
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => UntilStoppedAsync(stop));
            return await aborted.Task;
        });

        await RunAsync(id, hanging, options);

        Assert.Single(_aborts);
    }

    [Fact]
    public async Task Run_TrialTakenOffTheBoard_StopsAndWritesNothing()
    {
        var id = await PostAsync();
        var estimator = new ScriptedEstimator(async (_, stop) =>
        {
            await _store.DeleteAsync(SearchPaths.BoardEntry(id, 1), Test);
            _time.Advance(Options().ClaimDuration / 3);
            return await UntilStoppedAsync(stop);
        });

        await RunAsync(id, estimator);

        Assert.Null(await _repository.ReadScoreAsync(id, 1, Test));
    }

    [Fact]
    public async Task Run_ScoreIsThereAlready_LetsItStand()
    {
        var id = await PostAsync();
        await _repository.CreateScoreAsync(id, new TrialScore { Trial = 1, Outcome = TrialOutcome.Cancelled }, Test);

        await RunAsync(id, new ScriptedEstimator((_, _) => Task.FromResult(ScriptedEstimator.Accuracy(1))));

        Assert.Equal(TrialOutcome.Cancelled, (await ScoreAsync(id)).Outcome);
        Assert.Empty(await BoardAsync(id));
    }

    [Fact]
    public async Task Run_StoreFailsAtRandom_ScoresTheTrialOnce()
    {
        for (var seed = 1; seed <= 30; seed++)
        {
            var id = await PostAsync(id: $"faults-{seed}", retries: 100);
            var faulty = new FaultInjectingObjectStore(_store, new FaultRates(0.1, 0.1), seed);
            var loop = new TrainerLoop(
                new SearchRepository(faulty),
                new ScriptedEstimator((_, _) => Task.FromResult(ScriptedEstimator.Accuracy(0.5))),
                TimeProvider.System,
                Options());

            while (await _repository.ReadScoreAsync(id, 1, Test) is null)
            {
                await RunUnlessTheStoreFailsAsync(loop, id);
                // A claim whose answer was lost is nobody's; it must end before the trial can be claimed again.
                _time.Advance(Options().ClaimDuration);
            }

            Assert.Equal(0.5, (await ScoreAsync(id)).Metrics["accuracy"]);
        }
    }

    private static async Task RunUnlessTheStoreFailsAsync(TrainerLoop loop, SearchId id)
    {
        try
        {
            await loop.RunAsync(id, Test);
        }
        catch (StoreException)
        {
            // Reading the manifest failed: the process would end and be started again.
        }
    }

    private static async Task<TrialEstimate> UntilStoppedAsync(CancellationToken stop)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        return ScriptedEstimator.Accuracy(0);
    }

    private async Task<SearchId> PostAsync(string more = "", int retries = 2, string id = "test")
    {
        var manifest = TestSearch.Create(more: $", \"retries\": {retries}{more}", id: id);
        await _repository.CreateAsync(manifest, Test);
        var sessions = new SearchSessions(_repository);
        var search = new SearchInput(manifest.Id, "session", TimeSpan.FromSeconds(1));
        await new ProposeTrials(sessions, _repository, _time).RunAsync(search, Test);
        await new PostTrial(sessions, _repository, _time).RunAsync(new TrialInput(manifest.Id, 1, TimeSpan.FromSeconds(1)), Test);
        return manifest.Id;
    }

    private Task<int> RunAsync(SearchId id, ITrialEstimator estimator, TrainerOptions? options = null) =>
        new TrainerLoop(_repository, estimator, _time, options ?? Options()).RunAsync(id, Test);

    private async Task LoseTrainerAsync(SearchId id, int attempt, string? session = null)
    {
        var record = new TrialAttempt("lost", _time.GetUtcNow(), FromEpoch: 0, Session: session);
        await _store.CreateAsync(SearchPaths.Attempt(id, 1, attempt), JsonSerializer.SerializeToUtf8Bytes(record, Core.Serialization.CoreJson.Readable), Test);
    }

    private async Task<TrialScore> ScoreAsync(SearchId id) =>
        await _repository.ReadScoreAsync(id, 1, Test) ?? throw new InvalidOperationException("The trial has no score.");

    private async Task<List<string>> BoardAsync(SearchId id)
    {
        var entries = new List<string>();
        await foreach (var path in _store.ListAsync(SearchPaths.Board(id), Test))
            entries.Add(path);
        return entries;
    }

    private static TrainerOptions Options() => new()
    {
        Name = "trainer-1",
        // Longer than a test's clock runs, so that claims are renewed only where a test means it.
        ClaimDuration = TimeSpan.FromSeconds(60),
        StopGrace = TimeSpan.FromSeconds(10),
        IdleTimeout = TimeSpan.Zero,
        PollInterval = TimeSpan.Zero,
        Abort = message => throw new InvalidOperationException(message),
    };
}
