using System.Collections.Immutable;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Searches.Retraining;
using NasCloud.Core.Trainers;
using NasCloud.Core.Trials;
using NasCloud.Local.Hosting;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Local.Tests.Hosting;

public sealed class LocalRetrainingHostTests
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    private readonly InMemoryObjectStore _store = new();
    private readonly SearchRepository _repository;
    private readonly List<RetrainingEvent> _events = [];
    private readonly RetrainingPlan _plan;

    public LocalRetrainingHostTests()
    {
        _repository = new(_store);
        var candidate = Snapshots.Done(1, 0.5);
        var search = Snapshots.Create(SearchState.Completed, trials: candidate);
        var manifest = search.Manifest with { Spec = search.Manifest.Spec with { Dataset = new("grey") }, Dataset = TestSearch.GreyImages };
        _plan = new(search with { Manifest = manifest }, candidate, Epochs: 3, Seeds: 2);
    }

    [Fact]
    public async Task RunAsync_TwoSeeds_TrainsEachAndTellsHowFarTheyDiffer()
    {
        var report = await RunAsync(new FakeTrainer());

        Assert.True(report.IsComplete);
        Assert.Equal([0.5, 0.6], report.Scores.Select(score => score.Metrics[MetricNames.TestAccuracy]));
        Assert.Equal((0.55, 0.0707), (report.Statistics[MetricNames.TestAccuracy].Mean, Math.Round(report.Statistics[MetricNames.TestAccuracy].StandardDeviation, 4)));
        Assert.Equal(94_218, report.Scores[0].Metrics[MetricNames.Parameters]);
        Assert.Equal([(0, 1), (0, 2), (0, 3), (1, 1), (1, 2), (1, 3)], Epochs());
        Assert.Equal(
            [
                "attempts/000001.json", "curve.jsonl", "model-card.md", "score.json", "weights",
            ],
            await _store.ListAsync(_plan.All.Last().Folder, Test).Select(path => path[(_plan.All.Last().Folder.Length + 1)..]).ToListAsync(Test));
        Assert.Equal(3, (await _repository.ReadJsonAsync<RetrainingDocument>(_plan.Document, Test))!.Trial.Epochs);
    }

    [Fact]
    public async Task RunAsync_Again_TrainsNothingAndTellsTheSame()
    {
        var first = await RunAsync(new FakeTrainer());
        _events.Clear();

        var second = await new LocalRetrainingHost(_repository, _ => throw new InvalidOperationException("Nothing is left to train."), TimeProvider.System).RunAsync(_plan, _events.Add, Test);

        Assert.Equal(first.Statistics, second.Statistics);
        Assert.Equal([false, false], _events.Cast<RetrainingEvent.SeedEnded>().Select(ended => ended.IsNew));
    }

    [Fact]
    public async Task RunAsync_MoreSeeds_TrainsTheNewOnesAlone()
    {
        await RunAsync(new FakeTrainer());
        _events.Clear();

        var report = await new LocalRetrainingHost(_repository, _ => new FakeTrainer(), TimeProvider.System).RunAsync(_plan with { Seeds = 3 }, _events.Add, Test);

        Assert.Equal(3, report.Scores.Count);
        Assert.Equal([(2, 1), (2, 2), (2, 3)], Epochs());
    }

    [Fact]
    public async Task RunAsync_StoppedInTheSecondSeed_GoesOnFromItsCheckpoint()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Test);
        var trainer = new FakeTrainer { Saved = (seed, epoch) => { if ((seed, epoch) == (1, 2)) stop.Cancel(); } };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(trainer, stop.Token));
        _events.Clear();

        var report = await RunAsync(new FakeTrainer());

        Assert.Equal([(1, 3)], Epochs());
        Assert.Equal((1, 2), (report.Scores[0].Attempts, report.Scores[1].Attempts));
        var curve = await _store.ReadLogAsync(_plan.All.Last().File("curve.jsonl"), 0, Test);
        Assert.Equal([1, 2, 3], System.Text.Encoding.UTF8.GetString(curve.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (int)System.Text.Json.Nodes.JsonNode.Parse(line)!["epoch"]!));
    }

    [Fact]
    public async Task RunAsync_AttemptFails_IsNotedAndTriedAgainByTheNextCall()
    {
        var failing = new FakeTrainer { Saved = (_, _) => throw new InvalidOperationException("The disk is full.") };
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(failing));

        var report = await RunAsync(new FakeTrainer());

        Assert.Equal("The disk is full.", exception.Message);
        var attempt = await _repository.ReadJsonAsync<TrialAttempt>(_plan.All.First().File("attempts/000001.json"), Test);
        Assert.Equal("InvalidOperationException: The disk is full.", attempt!.Error);
        Assert.True(report.IsComplete);
    }

    [Fact]
    public async Task RunAsync_SeedDiverges_TrainsTheOthersAndIsNotComplete()
    {
        var report = await RunAsync(new FakeTrainer { DivergingSeed = 0 });

        Assert.False(report.IsComplete);
        Assert.Equal([TrialOutcome.Diverged, TrialOutcome.Succeeded], report.Scores.Select(score => score.Outcome));
        Assert.Equal((1, 0.6), (report.Statistics[MetricNames.TestAccuracy].Count, report.Statistics[MetricNames.TestAccuracy].Mean));
    }

    [Fact]
    public async Task RunAsync_SearchRuns_IsRefused()
    {
        await _repository.CreateAsync(_plan.Manifest, Test);
        await using var driver = await _store.TryLeaseAsync(SearchPaths.Manifest(_plan.Manifest.Id), LeaseDuration.Maximum, Test);

        var exception = await Assert.ThrowsAsync<SearchBusyException>(() => RunAsync(new FakeTrainer()));

        Assert.StartsWith("Search 'test-0001' runs. Wait for its end, or pause it", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AnotherProcessTrainsTheSame_IsRefused()
    {
        await RunAsync(new FakeTrainer());
        await using var other = await _store.TryLeaseAsync(_plan.Document, LeaseDuration.Maximum, Test);

        var exception = await Assert.ThrowsAsync<SearchBusyException>(() => RunAsync(new FakeTrainer()));

        Assert.StartsWith("Trial 1 of 'test-0001' is trained anew for 3 epochs by another process.", exception.Message, StringComparison.Ordinal);
    }

    private async Task<RetrainingReport> RunAsync(FakeTrainer trainer, CancellationToken? stop = null)
    {
        await _repository.CreateAsync(_plan.Manifest, Test);
        return await new LocalRetrainingHost(_repository, _ => trainer, TimeProvider.System).RunAsync(_plan, _events.Add, stop ?? Test);
    }

    private IEnumerable<(int Seed, int Epoch)> Epochs() =>
        _events.OfType<RetrainingEvent.EpochEnded>().Select(epoch => (epoch.Training.Seed, epoch.Point.Epoch));

    /// <summary>Trains nothing, and leaves what a trainer leaves.</summary>
    private sealed class FakeTrainer : ITrialEstimator
    {
        public Action<int, int>? Saved { get; init; }

        public int? DivergingSeed { get; init; }

        public async Task<TrialEstimate> EstimateAsync(TrialAssignment assignment, ITrialSession session, CancellationToken stop)
        {
            var trial = assignment.Trial;
            if (trial.Replica == DivergingSeed)
                return new(TrialOutcome.Diverged, ImmutableSortedDictionary<string, double>.Empty, "The loss is NaN.");
            for (var epoch = await TrainedAsync(session, stop) + 1; epoch <= trial.Epochs; epoch++)
            {
                await session.ReportEpochAsync(Snapshots.Point(epoch, 0.5), stop);
                await session.SaveCheckpointAsync(epoch, new MemoryStream([(byte)epoch]), stop);
                Saved?.Invoke(trial.Replica, epoch);
                stop.ThrowIfCancellationRequested();
            }

            await session.SaveResultAsync("weights", new MemoryStream([1]), stop);
            return new(TrialOutcome.Succeeded, ImmutableSortedDictionary<string, double>.Empty.Add(MetricNames.TestAccuracy, 0.5 + (trial.Replica / 10.0)));
        }

        private static async Task<int> TrainedAsync(ITrialSession session, CancellationToken stop)
        {
            await using var checkpoint = await session.OpenCheckpointAsync(stop);
            return checkpoint?.ReadByte() ?? 0;
        }
    }
}
