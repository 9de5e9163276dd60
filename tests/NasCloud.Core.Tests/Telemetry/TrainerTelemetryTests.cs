using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Activities;
using NasCloud.Core.Serialization;
using NasCloud.Core.Telemetry;
using NasCloud.Core.Tests.Trainers;
using NasCloud.Core.Trainers;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;
using NasCloud.Testing.Telemetry;

namespace NasCloud.Core.Tests.Telemetry;

/// <summary>What a trainer tells of its attempts.</summary>
public sealed class TrainerTelemetryTests : IDisposable
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly SearchRepository _repository;
    private readonly TelemetryRecorder _recorder = new();

    public TrainerTelemetryTests() => _repository = new SearchRepository(new InMemoryObjectStore(_time));

    public void Dispose() => _recorder.Dispose();

    [Fact]
    public async Task Run_PostedTrial_FollowsFromItsPosting()
    {
        var id = await PostAsync();

        await RunAsync(id, new ScriptedEstimator((_, _) => Task.FromResult(ScriptedEstimator.Accuracy(0.5))));

        var post = Assert.Single(_recorder.SpansOf(TelemetryNames.PostTrial));
        var attempt = Assert.Single(_recorder.SpansOf(TelemetryNames.AttemptTrial));
        Assert.Equal((SearchTrace.IdOf(id), post.SpanId, ActivityKind.Consumer), (attempt.TraceId, attempt.ParentSpanId, attempt.Kind));
        Assert.Equal(ActivityKind.Producer, post.Kind);
        Assert.Equal((1, 1, 0, "trainer-1", "succeeded"), (
            attempt.GetTagItem(TelemetryNames.Trial), attempt.GetTagItem(TelemetryNames.Attempt), attempt.GetTagItem(TelemetryNames.FromEpoch),
            attempt.GetTagItem(TelemetryNames.Trainer), attempt.GetTagItem(TelemetryNames.Outcome)));
        Assert.Equal(ActivityStatusCode.Unset, attempt.Status);
    }

    [Fact]
    public async Task Run_EpochsAreReported_AreEventsOfTheAttempt()
    {
        var id = await PostAsync();
        var metrics = ImmutableSortedDictionary<string, double>.Empty.Add("accuracy", 0.7);

        await RunAsync(id, new ScriptedEstimator(async (session, stop) =>
        {
            await session.ReportEpochAsync(new LearningCurvePoint(1, 0.9, metrics, 2, 0.1), stop);
            await session.ReportEpochAsync(new LearningCurvePoint(2, 0.8, metrics, 2, 0.1), stop);
            return ScriptedEstimator.Accuracy(0.7);
        }));

        var events = Assert.Single(_recorder.SpansOf(TelemetryNames.AttemptTrial)).Events.ToList();
        Assert.Equal([1, 2], events.ConvertAll(each => each.Tags.Single(tag => tag.Key == "nascloud.epoch").Value));
        Assert.All(events, each => Assert.Equal(0.7, each.Tags.Single(tag => tag.Key == "nascloud.metric.accuracy").Value));
    }

    [Fact]
    public async Task Run_AttemptFailsThenSucceeds_TellsOfBothAndWaitedOnce()
    {
        var id = await PostAsync();
        _time.Advance(TimeSpan.FromSeconds(40));

        await RunAsync(id, new ScriptedEstimator(
            (_, _) =>
            {
                _time.Advance(TimeSpan.FromSeconds(3));
                throw new InvalidOperationException("boom");
            },
            (_, _) => Task.FromResult(ScriptedEstimator.Accuracy(0.5))));

        var attempts = _recorder.SpansOf(TelemetryNames.AttemptTrial);
        Assert.Equal(["failed", "succeeded"], attempts.Select(span => span.GetTagItem(TelemetryNames.Outcome)));
        Assert.Equal((ActivityStatusCode.Error, "InvalidOperationException: boom"), (attempts[0].Status, attempts[0].StatusDescription));
        Assert.Equal(3, _recorder.Sum("nascloud.trial.attempt.duration", TelemetryNames.Outcome, "failed"));
        Assert.Equal((1, 40), (_recorder.Count("nascloud.trial.queue.duration"), _recorder.Sum("nascloud.trial.queue.duration")));
    }

    [Fact]
    public async Task Run_TrainerFault_IsNotTheTrialsFailure()
    {
        var id = await PostAsync();

        await Assert.ThrowsAsync<TrainerFaultException>(() => RunAsync(id, new ScriptedEstimator((_, _) => throw new TrainerFaultException("no data"))));

        var attempt = Assert.Single(_recorder.SpansOf(TelemetryNames.AttemptTrial));
        Assert.Equal(("faulted", "no data"), (attempt.GetTagItem(TelemetryNames.Outcome), attempt.StatusDescription));
    }

    [Fact]
    public async Task Run_ToldToStop_GivesTheAttemptBack()
    {
        var id = await PostAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Test);
        var asked = new ScriptedEstimator(async (_, token) =>
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
            return ScriptedEstimator.Accuracy(0);
        });

        await new TrainerLoop(_repository, asked, _time, Options()).RunAsync(id, stop.Token);

        var attempt = Assert.Single(_recorder.SpansOf(TelemetryNames.AttemptTrial));
        Assert.Equal(("givenBack", ActivityStatusCode.Unset), (attempt.GetTagItem(TelemetryNames.Outcome), attempt.Status));
    }

    [Fact]
    public async Task Run_PostedByAnOlderVersion_IsInTheSearchsTrace()
    {
        var id = await PostAsync();
        var trial = await _repository.ReadTrialAsync(id, 1, Test);
        await _repository.Store.ReplaceAsync(SearchPaths.TrialDocument(id, 1), JsonSerializer.SerializeToUtf8Bytes(trial, CoreJson.Readable), null, Test);

        await RunAsync(id, new ScriptedEstimator((_, _) => Task.FromResult(ScriptedEstimator.Accuracy(0.5))));

        Assert.Equal(SearchTrace.IdOf(id), Assert.Single(_recorder.SpansOf(TelemetryNames.AttemptTrial)).TraceId);
        Assert.Equal(0, _recorder.Count("nascloud.trial.queue.duration"));
    }

    [Fact]
    public async Task Run_PoolSaidWhenItAskedForIt_TellsHowLongItsStartTook()
    {
        var id = await PostAsync();
        var requestedAt = TrainerRequest.Read(_ => TrainerRequest.Format(_time.GetUtcNow()));
        _time.Advance(TimeSpan.FromMinutes(3));

        await RunAsync(id, new ScriptedEstimator((_, _) => Task.FromResult(ScriptedEstimator.Accuracy(0.5))), Options() with { RequestedAt = requestedAt });

        Assert.Equal((1, 180), (_recorder.Count("nascloud.trainer.start.duration"), _recorder.Sum("nascloud.trainer.start.duration")));
        var start = Assert.Single(_recorder.SpansOf(TelemetryNames.StartTrainer));
        Assert.Equal((SearchTrace.IdOf(id), requestedAt!.Value.UtcDateTime), (start.TraceId, start.StartTimeUtc));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    public void ReadRequest_NoTime_IsNotKnown(string? text) => Assert.Null(TrainerRequest.Read(_ => text));

    private async Task<SearchId> PostAsync()
    {
        var manifest = TestSearch.Create();
        await _repository.CreateAsync(manifest, Test);
        var sessions = new SearchSessions(_repository);
        await new ProposeTrials(sessions, _repository, _time).RunAsync(new SearchInput(manifest.Id, "session", TimeSpan.FromSeconds(1)), Test);
        await new PostTrial(sessions, _repository, _time).RunAsync(new TrialInput(manifest.Id, 1, TimeSpan.FromSeconds(1)), Test);
        return manifest.Id;
    }

    private Task<int> RunAsync(SearchId id, ScriptedEstimator estimator, TrainerOptions? options = null) =>
        new TrainerLoop(_repository, estimator, _time, options ?? Options()).RunAsync(id, Test);

    private static TrainerOptions Options() => new()
    {
        Name = "trainer-1",
        ClaimDuration = TimeSpan.FromSeconds(60),
        IdleTimeout = TimeSpan.Zero,
        PollInterval = TimeSpan.Zero,
        Abort = message => throw new InvalidOperationException(message),
    };
}
