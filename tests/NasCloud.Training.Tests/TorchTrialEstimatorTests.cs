using NasCloud.Models.Networks;
using NasCloud.Core.Serialization;
using NasCloud.Core.Searches.Results;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Architectures;
using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Trials;
using NasCloud.Training.Datasets;
using NasCloud.Training.Results;
using NasCloud.Training.Tests.Trials;

namespace NasCloud.Training.Tests;

public sealed class TorchTrialEstimatorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-").FullName;
    private readonly TorchTrialEstimator _estimator;
    private readonly SearchSpec _spec;

    public TorchTrialEstimatorTests()
    {
        SampleData.WriteIdx(Path.Combine(_folder, "bars"), SampleData.Bars(300), SampleData.Bars(90, seed: 2));
        _estimator = new(new DatasetCatalog(_folder), new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) });
        _spec = Spec();
    }

    public void Dispose()
    {
        _estimator.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task EstimateAsync_SearchTrial_LearnsAndReportsEachEpoch()
    {
        var session = new FakeTrialSession();

        var estimate = await EstimateAsync(session, epochs: 3);

        Assert.Equal(TrialOutcome.Succeeded, estimate.Outcome);
        Assert.Equal([MetricNames.Accuracy, MetricNames.Auc, MetricNames.BalancedAccuracy, MetricNames.Loss, MetricNames.MacroF1, MetricNames.TrainingSeconds], estimate.Metrics.Keys);
        Assert.True(estimate.Metrics[MetricNames.Accuracy] > 0.9);
        Assert.Equal(3, estimate.Metrics[MetricNames.TrainingSeconds]);
        Assert.Equal([1, 2, 3], session.Curve.Select(point => point.Epoch));
        Assert.Equal(estimate.Metrics[MetricNames.Loss], session.Curve[^1].Metrics[MetricNames.Loss]);
        Assert.Empty(session.Results);
    }

    [Fact]
    public async Task EstimateAsync_LatencyIsSought_MeasuresIt()
    {
        var spec = _spec with { Objectives = [.. _spec.Objectives, new(MetricNames.LatencyMs, Goal.Minimize)] };

        var estimate = await EstimateAsync(new(), epochs: 1, spec: spec);

        // Each look at the clock is a second after the one before.
        Assert.Equal(1000, estimate.Metrics[MetricNames.LatencyMs]);
    }

    [Fact]
    public async Task EstimateAsync_StoppedAndResumed_EndsAsTheUninterruptedOne()
    {
        var (whole, broken) = (new FakeTrialSession(), new FakeTrialSession());
        var expected = await EstimateAsync(whole, epochs: 3);
        using var stop = new CancellationTokenSource();
        broken.Saved = epoch => { if (epoch == 1) stop.Cancel(); };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EstimateAsync(broken, epochs: 3, stop: stop));
        var resumed = await EstimateAsync(broken, epochs: 3);

        Assert.Equal(expected.Metrics, resumed.Metrics);
        Assert.Equal(whole.Curve.Select(Without), broken.Curve.Select(Without));
        Assert.Equal(whole.Checkpoint, broken.Checkpoint);

        static (int, double, double, double) Without(LearningCurvePoint point) =>
            (point.Epoch, point.TrainingLoss, point.LearningRate, point.Metrics[MetricNames.Loss]);
    }

    [Fact]
    public async Task EstimateAsync_CheckpointsThatTakeTime_AreSavedSeldomAndAtTheEnd()
    {
        var saved = new List<int>();

        // The clock says that each takes a second, as each epoch does.
        await EstimateAsync(new() { Saved = saved.Add }, epochs: 5);

        Assert.Equal([1, 5], saved);
    }

    [Fact]
    public async Task EstimateAsync_ResumedAfterTheLastEpoch_MeasuresAgain()
    {
        var session = new FakeTrialSession();
        var first = await EstimateAsync(session, epochs: 2);

        var second = await EstimateAsync(session, epochs: 2);

        Assert.Equal(first.Metrics, second.Metrics);
    }

    [Fact]
    public async Task EstimateAsync_Promoted_GoesOnAndAnnealsAgain()
    {
        var session = new FakeTrialSession();
        await EstimateAsync(session, epochs: 1);

        var promoted = await EstimateAsync(session, epochs: 3);

        Assert.Equal([1, 2, 3], session.Curve.Select(point => point.Epoch));
        Assert.Equal(3, promoted.Metrics[MetricNames.TrainingSeconds]);
        Assert.True(session.Curve[1].LearningRate > 10 * session.Curve[0].LearningRate);
        Assert.True(session.Curve[2].LearningRate < session.Curve[1].LearningRate / 10);
    }

    [Fact]
    public async Task EstimateAsync_SameCandidateUnderAnotherNumber_GetsTheSameMetrics() =>
        Assert.Equal((await EstimateAsync(new(), epochs: 1)).Metrics, (await EstimateAsync(new(), epochs: 1, number: 9)).Metrics);

    [Fact]
    public async Task EstimateAsync_TimeRunsShort_TrainsFewerEpochsToAnAnnealedEnd()
    {
        var session = new FakeTrialSession();

        // The clock says that each epoch takes a second.
        await EstimateAsync(session, epochs: 10, timeLimit: TimeSpan.FromSeconds(3));

        Assert.Equal([1, 2, 3], session.Curve.Select(point => point.Epoch));
        Assert.True(session.Curve[2].LearningRate < session.Curve[0].LearningRate / 10);
        Assert.True(session.Beats >= 3);
    }

    [Fact]
    public async Task EstimateAsync_StoppedAfterItsPaceChanged_EndsAsAnUninterruptedOne()
    {
        var limit = TimeSpan.FromSeconds(4);
        var expected = await EstimateAsync(new(), epochs: 10, timeLimit: limit);
        using var stop = new CancellationTokenSource();
        var session = new FakeTrialSession
        {
            Saved = epoch =>
            {
                if (epoch == 1)
                    stop.Cancel();
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EstimateAsync(session, epochs: 10, timeLimit: limit, stop: stop));
        var resumed = await EstimateAsync(session, epochs: 10, timeLimit: limit);

        Assert.Equal(expected.Metrics, resumed.Metrics);
    }

    [Fact]
    public async Task EstimateAsync_DamagedCheckpoint_StartsAfresh()
    {
        var expected = await EstimateAsync(new(), epochs: 2);

        var estimate = await EstimateAsync(new() { Checkpoint = [1, 2, 3, 4, 5, 6, 7, 8, 9] }, epochs: 2);

        Assert.Equal(expected.Metrics, estimate.Metrics);
    }

    [Fact]
    public async Task EstimateAsync_AbsurdLearningRate_Diverges()
    {
        var spec = _spec with { Training = _spec.Training with { Optimizer = new("sgd", 1e20) } };

        var estimate = await EstimateAsync(new(), epochs: 1, spec: spec, batchNormalization: false);

        Assert.Equal(TrialOutcome.Diverged, estimate.Outcome);
        Assert.Empty(estimate.Metrics);
        Assert.Contains("in epoch 1", estimate.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EstimateAsync_FinalTrial_LeavesAModelThatTestsTheSame(bool useValidationData)
    {
        var session = new FakeTrialSession();
        var spec = _spec with { Final = new(3, _spec.Training with { WeightAveraging = 0.5 }, useValidationData) };

        var estimate = await EstimateAsync(session, epochs: 3, kind: TrialKind.Final, spec: spec);

        Assert.Equal(useValidationData, !estimate.Metrics.ContainsKey(MetricNames.Accuracy));
        foreach (var (name, content) in session.Results)
            await File.WriteAllBytesAsync(Path.Combine(_folder, name), content, TestContext.Current.CancellationToken);
        using var model = TrainedModel.Load(_folder);
        var result = model.Evaluate(SampleData.Bars(90, seed: 2), TestContext.Current.CancellationToken);
        Assert.Equal(
            (estimate.Metrics[MetricNames.TestAccuracy], estimate.Metrics[MetricNames.TestMacroF1], estimate.Metrics[MetricNames.TestLoss]),
            (result.Accuracy, result.MacroF1, result.Loss));
        Assert.True(result.Accuracy > 0.9);
        Assert.Equal(3, model.Classes.Count);
    }

    [Fact]
    public async Task EstimateAsync_FinalTrial_LeavesSmallerModelsThatLoseLittle()
    {
        var session = new FakeTrialSession();

        await EstimateAsync(session, epochs: 2, kind: TrialKind.Final, spec: Pruned());

        var list = Models(session);
        Assert.Equal(["float32", "int8", "pruned", "pruned int8"], list.Models.Select(model => model.Name));
        Assert.True(list.Models[2].Channels < list.Models[0].Channels && list.Models[2].Parameters < list.Models[0].Parameters);
        Assert.All(list.Models, model => Assert.Equal(model.Bytes, session.Results[model.File].Length));
        Assert.Equal(90, list.Models[2].ComparedSamples);
        Assert.True(list.Compression!.AreHeldOut);
        foreach (var (name, content) in session.Results)
            await File.WriteAllBytesAsync(Path.Combine(_folder, name), content, TestContext.Current.CancellationToken);
        using var model = new TrainedModel(NetworkFiles.ReadPruned(_folder));
        Assert.Equal(model.Evaluate(SampleData.Bars(90, seed: 2), TestContext.Current.CancellationToken).Accuracy, list.Models[2].TestAccuracy);
    }

    [Fact]
    public async Task EstimateAsync_TrainersLostWhilePruning_KeepTheModelAndGiveUpPruningInTheEnd()
    {
        var session = new FakeTrialSession();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var stop = new CancellationTokenSource();
            session.Saved = _ =>
            {
                // The checkpoint that is saved once the models are, before the pruning.
                if (session.Results.ContainsKey(ModelList.FileName))
                    stop.Cancel();
            };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EstimateAsync(session, epochs: 1, kind: TrialKind.Final, spec: Pruned(), stop: stop));
            Assert.Equal(["float32", "int8"], Models(session).Models.Select(model => model.Name));
        }

        session.Saved = null;
        var estimate = await EstimateAsync(session, epochs: 1, kind: TrialKind.Final, spec: Pruned());

        Assert.Equal((TrialOutcome.Succeeded, 1), (estimate.Outcome, session.Curve.Count));
        Assert.Equal("it was begun several times, and no trainer got to its end", Models(session).Compression!.Steps[^1].Problem);
    }

    [Fact]
    public async Task EstimateAsync_FinalTrialThatIsNotToBeMadeSmaller_LeavesTheFullModel()
    {
        var session = new FakeTrialSession();
        var spec = _spec with { Final = new(1, _spec.Training) { Compression = new(Prune: false, Quantize: false) } };

        await EstimateAsync(session, epochs: 1, kind: TrialKind.Final, spec: spec);

        Assert.Equal(["float32"], Models(session).Models.Select(model => model.Name));
        Assert.Null(Models(session).Compression);
    }

    [Fact]
    public async Task EstimateAsync_ZeroCost_GivesTheProxiesAndTrainsNothing()
    {
        var session = new FakeTrialSession();

        var estimate = await EstimateAsync(session, epochs: 3, spec: ZeroCost("""["synflow", "jacobCov"]"""));

        Assert.Equal(TrialOutcome.Succeeded, estimate.Outcome);
        Assert.Equal([MetricNames.JacobCov, MetricNames.Synflow], estimate.Metrics.Keys);
        Assert.InRange(estimate.Metrics[MetricNames.JacobCov], double.MinValue, -32);
        Assert.Empty(session.Curve);
        Assert.Null(session.Checkpoint);
        Assert.Equal(2, session.Beats);
    }

    [Fact]
    public async Task EstimateAsync_ZeroCostAgain_GivesTheSameUnlessTheSeedIsAnother()
    {
        var spec = ZeroCost("""["naswot", "snip", "gradNorm"]""");

        var first = await EstimateAsync(new(), epochs: 1, spec: spec);
        var second = await EstimateAsync(new(), epochs: 1, spec: spec, number: 2);
        var other = await EstimateAsync(new(), epochs: 1, spec: spec with { Seed = 8 });

        Assert.Equal(first.Metrics, second.Metrics);
        Assert.All(first.Metrics, metric => Assert.NotEqual(metric.Value, other.Metrics[metric.Key]));
    }

    [Fact]
    public async Task EstimateAsync_ZeroCostWithProxiesThatAreNotFinite_FailsAndNamesThem()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 8, 8));
        for (var layer = 0; layer < 330; layer++)
            builder.Then($"conv{layer}", new Convolution(16, 3, Bias: false));
        builder.Then("pool", new GlobalAveragePooling());
        builder.Then("dense", new Dense(3));

        var estimate = await EstimateAsync(new(), epochs: 1, spec: ZeroCost("""["synflow"]"""), architecture: builder.Build());

        Assert.Equal(TrialOutcome.Failed, estimate.Outcome);
        Assert.Empty(estimate.Metrics);
        Assert.Equal("synflow is not a finite number: the network is too deep or too wide to have it computed.", estimate.Error);
    }

    [Fact]
    public async Task EstimateAsync_Screening_GivesItsProxyAsZeroCostWould()
    {
        var session = new FakeTrialSession();
        var spec = _spec with { Screening = new("naswot", BatchSize: 32) };

        var screened = await EstimateAsync(session, epochs: 0, spec: spec);
        var measured = await EstimateAsync(new(), epochs: 1, spec: ZeroCost("""["naswot"]"""));

        Assert.Equal(TrialOutcome.Succeeded, screened.Outcome);
        Assert.Equal(measured.Metrics, screened.Metrics);
        Assert.Empty(session.Curve);
        Assert.Null(session.Checkpoint);
    }

    [Fact]
    public async Task EstimateAsync_TrialAfterAScreening_IsTrainedFromItsFirstEpoch()
    {
        var spec = _spec with { Screening = new("snip") };

        var session = new FakeTrialSession();
        await EstimateAsync(session, epochs: 0, spec: spec);
        var screened = await EstimateAsync(session, epochs: 2, spec: spec);
        var direct = await EstimateAsync(new(), epochs: 2);

        Assert.Equal([1, 2], session.Curve.Select(point => point.Epoch));
        Assert.Equal(direct.Metrics[MetricNames.Loss], screened.Metrics[MetricNames.Loss]);
    }

    [Fact]
    public async Task EstimateAsync_FinalTrialOfASearchByProxies_IsTrained()
    {
        var session = new FakeTrialSession();
        var spec = ZeroCost("""["synflow"]""") with { Final = new(2, _spec.Training) };

        var estimate = await EstimateAsync(session, epochs: 2, kind: TrialKind.Final, spec: spec);

        Assert.Contains(MetricNames.TestAccuracy, estimate.Metrics.Keys);
        Assert.Equal([1, 2], session.Curve.Select(point => point.Epoch));
    }

    [Fact]
    public async Task EstimateAsync_InheritedWeights_BeginsWhereTheOtherCandidateEnded()
    {
        var parent = new FakeTrialSession();
        await EstimateAsync(parent, epochs: 4);
        var (fresh, child) = (new FakeTrialSession(), new FakeTrialSession { Inherited = parent.Checkpoint });

        await EstimateAsync(fresh, epochs: 1, architecture: WithAnotherLayer());
        await EstimateAsync(child, epochs: 1, architecture: WithAnotherLayer());

        Assert.True(child.Curve[0].TrainingLoss < fresh.Curve[0].TrainingLoss / 2, $"{child.Curve[0].TrainingLoss} of {fresh.Curve[0].TrainingLoss}");
    }

    [Fact]
    public async Task EstimateAsync_InheritedCheckpointThatCannotBeRead_BeginsAfresh()
    {
        var expected = await EstimateAsync(new(), epochs: 1);

        Assert.Equal(expected.Metrics, (await EstimateAsync(new() { Inherited = [1, 2, 3, 4, 5, 6, 7, 8, 9] }, epochs: 1)).Metrics);
    }

    [Fact]
    public async Task EstimateAsync_InheritedWeightsAndAnOwnCheckpoint_GoesOnFromItsOwn()
    {
        var parent = new FakeTrialSession();
        await EstimateAsync(parent, epochs: 4);
        var (whole, broken) = (new FakeTrialSession { Inherited = parent.Checkpoint }, new FakeTrialSession { Inherited = parent.Checkpoint });
        var expected = await EstimateAsync(whole, epochs: 3);
        using var stop = new CancellationTokenSource();
        broken.Saved = epoch => { if (epoch == 1) stop.Cancel(); };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EstimateAsync(broken, epochs: 3, stop: stop));

        Assert.Equal(expected.Metrics, (await EstimateAsync(broken, epochs: 3)).Metrics);
    }

    [Fact]
    public async Task EstimateAsync_SupernetThenCandidate_GivesMetricsOfInheritedWeights()
    {
        var session = new FakeTrialSession();
        var supernet = await EstimateAsync(session, epochs: 4, number: 0, kind: TrialKind.Supernet, spec: Supernet(), architecture: Cell());
        var left = session.Checkpoint;

        var candidate = await EstimateAsync(session, epochs: 1, spec: Supernet(), architecture: Cell());

        Assert.Equal(TrialOutcome.Succeeded, supernet.Outcome);
        Assert.Contains(MetricNames.TrainingSeconds, supernet.Metrics.Keys);
        Assert.Equal([1, 2, 3, 4], session.Curve.Select(point => point.Epoch));
        Assert.Equal(TrialOutcome.Succeeded, candidate.Outcome);
        Assert.Equal([MetricNames.Accuracy, MetricNames.Auc, MetricNames.BalancedAccuracy, MetricNames.Loss, MetricNames.MacroF1], candidate.Metrics.Keys);
        Assert.True(candidate.Metrics[MetricNames.Accuracy] > 0.8, $"{candidate.Metrics[MetricNames.Accuracy]}");
        Assert.Same(left, session.Checkpoint);
    }

    [Fact]
    public async Task EstimateAsync_RelaxedSupernetThenCandidate_GivesItsPreference()
    {
        var session = new FakeTrialSession();
        var supernet = await EstimateAsync(session, epochs: 2, number: 0, kind: TrialKind.Supernet, spec: Darts(), architecture: Cell());

        var candidate = await EstimateAsync(session, epochs: 1, spec: Darts(), architecture: Cell(), genotype: CellGenotype);

        Assert.Equal(TrialOutcome.Succeeded, supernet.Outcome);
        Assert.Equal([MetricNames.Accuracy, MetricNames.Auc, MetricNames.BalancedAccuracy, MetricNames.Loss, MetricNames.MacroF1, MetricNames.Preference], candidate.Metrics.Keys);
        Assert.InRange(candidate.Metrics[MetricNames.Preference], 6 * Math.Log(0.2) - 1, 6 * Math.Log(0.2) + 1);
    }

    [Fact]
    public async Task EstimateAsync_SupernetStoppedAndResumed_EndsAsTheUninterruptedOne()
    {
        var (whole, broken) = (new FakeTrialSession(), new FakeTrialSession());
        var expected = await EstimateAsync(whole, epochs: 3, number: 0, kind: TrialKind.Supernet, spec: Supernet(), architecture: Cell());
        using var stop = new CancellationTokenSource();
        broken.Saved = epoch => { if (epoch == 1) stop.Cancel(); };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EstimateAsync(broken, epochs: 3, number: 0, kind: TrialKind.Supernet, spec: Supernet(), stop: stop, architecture: Cell()));
        var resumed = await EstimateAsync(broken, epochs: 3, number: 0, kind: TrialKind.Supernet, spec: Supernet(), architecture: Cell());

        Assert.Equal(expected.Metrics, resumed.Metrics);
        Assert.Equal(whole.Checkpoint, broken.Checkpoint);
    }

    [Fact]
    public async Task EstimateAsync_CandidateWithoutASupernet_SaysThatItIsGone()
    {
        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => EstimateAsync(new(), epochs: 1, spec: Supernet(), architecture: Cell()));

        Assert.Equal("The supernet's checkpoint is gone: no candidate can be scored without it.", exception.Message);
    }

    [Fact]
    public async Task EstimateAsync_CudaWhereThereIsNone_SaysSo()
    {
        if (TorchSharp.torch.cuda.is_available())
            Assert.Skip("There is a CUDA device.");
        var spec = _spec with { Training = _spec.Training with { Device = "cuda" } };

        var exception = await Assert.ThrowsAsync<TrainerFaultException>(() => EstimateAsync(new(), epochs: 1, spec: spec));

        Assert.StartsWith("training.device is cuda, and libtorch finds no CUDA device", exception.Message, StringComparison.Ordinal);
    }

    private Task<TrialEstimate> EstimateAsync(
        FakeTrialSession session, int epochs, int number = 1, TrialKind kind = TrialKind.Search, SearchSpec? spec = null, bool batchNormalization = true, CancellationTokenSource? stop = null, TimeSpan? timeLimit = null, Architecture? architecture = null, Genotype? genotype = null)
    {
        architecture ??= SampleArchitectures.SmallOf(batchNormalization, dropout: 0.1);
        var trial = new Trial
        {
            Number = number,
            Kind = kind,
            Genotype = genotype ?? new Genotype([0]),
            ArchitectureId = architecture.Id,
            Epochs = epochs,
            TimeLimit = timeLimit,
            Parameters = architecture.Cost.Parameters,
            Flops = architecture.Cost.Flops,
        };
        return _estimator.EstimateAsync(new(spec ?? _spec, trial, SampleSpaces.Cells, architecture), session, stop?.Token ?? TestContext.Current.CancellationToken);
    }

    private SearchSpec Pruned() => _spec with { Final = new(2, _spec.Training, UseValidationData: false) { Compression = new(LargestLoss: 1) } };

    private static ModelList Models(FakeTrialSession session) => JsonSerializer.Deserialize<ModelList>(session.Results[ModelList.FileName], CoreJson.Readable)!;

    private SearchSpec ZeroCost(string proxies)
    {
        var parameters = JsonSerializer.Deserialize<JsonObject>($$"""{ "proxies": {{proxies}}, "batchSize": 32 }""")!;
        return _spec with { Estimator = new(EstimatorNames.ZeroCost, new SpecValues(parameters)) };
    }

    private SearchSpec Supernet()
    {
        var parameters = JsonSerializer.Deserialize<JsonObject>("""{ "epochs": 4, "learningRate": 0.05, "weightDecay": 0.0005, "calibrationBatches": 4 }""")!;
        return _spec with { Estimator = new(EstimatorNames.Supernet, new SpecValues(parameters)) };
    }

    // The convolution and the dense layer of the small architecture are there, and what follows the convolution is new.
    private static Architecture WithAnotherLayer()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 8, 8));
        builder.Then("conv", new Convolution(8, 3, Stride: 2, Bias: false));
        builder.Then("norm", new BatchNormalization());
        builder.Then("relu", new Activation(ActivationFunction.Relu));
        builder.Add("other", new PointwiseConvolution(8), "relu");
        builder.Add("scaled", new Dropout(0.5), "other");
        builder.Add("sum", new Addition(), "relu", "scaled");
        builder.Then("flatten", new Flatten());
        builder.Then("dense", new Dense(3));
        return builder.Build();
    }

    private SearchSpec Darts()
    {
        var parameters = JsonSerializer.Deserialize<JsonObject>("""
            { "epochs": 2, "learningRate": 0.025, "weightDecay": 0.0003, "mixtureLearningRate": 0.0003, "mixtureWeightDecay": 0.001, "calibrationBatches": 4 }
            """)!;
        return _spec with { Estimator = new(EstimatorNames.Darts, new SpecValues(parameters)) };
    }

    private static Genotype CellGenotype { get; } = new([3, 1, 3, 1, 2, 3]);

    private static Architecture Cell() => SampleSpaces.Cells.Decode(CellGenotype).Simplify();

    private static SearchSpec Spec()
    {
        var none = new ComponentSpec("none", new SpecValues(new JsonObject()));
        return new()
        {
            Name = "test",
            Dataset = new("bars", ValidationFraction: 0.2, TrainingSamples: 200),
            Space = none,
            Strategy = none,
            Fidelity = none,
            Estimator = none,
            Training = new TrainingSpec { BatchSize = 16, Optimizer = new(LearningRate: 0.01) },
            Objectives = [new(MetricNames.Accuracy, Goal.Maximize)],
            Budget = new(Trials: 1),
            Seed = 7,
        };
    }
}
