using NasCloud.Core.Architectures;
using NasCloud.Core.Specs;
using NasCloud.Models.Files;
using NasCloud.Models.Networks;
using NasCloud.Training.Loops;
using NasCloud.Training.Samples;
using TorchSharp;

namespace NasCloud.Training.Tests.Loops;

public class NetworkTrainerTests
{
    private static readonly SampleStore Samples = SampleStore.Of(SampleData.Bars(192));
    private static readonly PixelNormalization Normalization = SampleMoments.OfPixels(Samples);
    private static readonly LearningRateSchedule Schedule = new(Peak: 0.01, WarmUpEpochs: 0.5, Start: 0, End: 4);

    private static readonly TrainingSpec Everything = new()
    {
        BatchSize = 32,
        LabelSmoothing = 0.1,
        GradientClip = 1,
        WeightAveraging = 0.9,
        Augmentation = new(Shift: 1, Flip: true, Cutout: 2),
    };

    public static TheoryData<string, string> Optimizers => new() { { "sgd", "float32" }, { "adam", "bfloat16" }, { "adamw", "float32" } };

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void TrainEpoch_SeparableSamples_LearnsThem(string optimizer, string precision)
    {
        using var scope = torch.NewDisposeScope();
        using var trainer = Create(SampleArchitectures.Small, new TrainingSpec { BatchSize = 32, Optimizer = new(optimizer, 0.01), Precision = precision });

        foreach (var epoch in Enumerable.Range(1, 4))
            trainer.TrainEpoch(epoch, Schedule, Stop);

        var result = Evaluator.Evaluate(trainer.Result, Samples, Normalization, torch.CPU, Stop);
        Assert.True(result.Accuracy > 0.98, $"{result}");
    }

    [Fact]
    public void TrainEpoch_SameSeed_IsBitIdentical()
    {
        var architecture = SampleArchitectures.SmallOf(batchNormalization: true, dropout: 0.3);

        Assert.Equal(Train(architecture, Everything, seed: 5), Train(architecture, Everything, seed: 5));
        Assert.NotEqual(Train(architecture, Everything, seed: 5), Train(architecture, Everything, seed: 6));
    }

    [Theory]
    [InlineData("sgd")]
    [InlineData("adam")]
    [InlineData("adamw")]
    public void Load_AfterTwoEpochs_GoesOnAsTheFirstWouldHave(string optimizer)
    {
        var architecture = SampleArchitectures.SmallOf(batchNormalization: true, dropout: 0.3);
        var spec = Everything with { Optimizer = new(optimizer) };
        using var scope = torch.NewDisposeScope();
        using var first = Create(architecture, spec);
        first.TrainEpoch(1, Schedule, Stop);
        first.TrainEpoch(2, Schedule, Stop);
        var checkpoint = SafetensorsFile.Read(Save(first));
        using var second = Create(architecture, spec, seed: 77, like: 5);

        second.Load(checkpoint);

        Assert.Equal(first.TrainEpoch(3, Schedule, Stop), second.TrainEpoch(3, Schedule, Stop));
        Assert.Equal(Save(first), Save(second));
    }

    [Fact]
    public void TrainEpoch_AbsurdLearningRate_Diverges()
    {
        using var scope = torch.NewDisposeScope();
        using var trainer = Create(SampleArchitectures.SmallOf(batchNormalization: false), new TrainingSpec { BatchSize = 32, Optimizer = new("sgd", 1e20) });

        var exception = Assert.Throws<DivergedException>(() => trainer.TrainEpoch(1, Schedule with { Peak = 1e20 }, Stop));

        Assert.Contains("in epoch 1: a lower learning rate", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TrainEpoch_AskedToStop_StopsBeforeTheNextBatch()
    {
        using var scope = torch.NewDisposeScope();
        using var trainer = Create(SampleArchitectures.Small, new TrainingSpec { BatchSize = 32 });
        var before = Save(trainer);

        Assert.Throws<OperationCanceledException>(() => trainer.TrainEpoch(1, Schedule, new CancellationToken(canceled: true)));

        Assert.Equal(before, Save(trainer));
    }

    [Fact]
    public void TrainEpoch_WeightDecayWithoutGradient_LeavesBiasesAndNormalizationAlone()
    {
        using var scope = torch.NewDisposeScope();
        var spec = new TrainingSpec { BatchSize = 192, Optimizer = new("sgd", LearningRate: 1e-12, Momentum: 0, WeightDecay: 1e11) };
        using var trainer = Create(SampleArchitectures.Small, spec);
        var before = trainer.Module.Weights.Select(weight => weight.Value.abs().sum().item<float>()).ToList();

        trainer.TrainEpoch(1, new(1e-12, 0, 0, 1), Stop);

        var after = trainer.Module.Weights.Select(weight => weight.Value.abs().sum().item<float>()).ToList();
        foreach (var (index, (name, _)) in trainer.Module.Weights.Index())
            Assert.Equal(name is "conv.weight" or "dense.weight", after[index] < before[index] * 0.99f);
    }

    [Fact]
    public void Dispose_AfterTraining_LeavesNoTensors()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        for (var candidate = 0; candidate < 3; candidate++)
            Train(SampleArchitectures.Small, Everything, seed: candidate);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static byte[] Train(Architecture architecture, TrainingSpec spec, long seed)
    {
        using var scope = torch.NewDisposeScope();
        using var trainer = Create(architecture, spec, seed);
        foreach (var epoch in Enumerable.Range(1, 2))
            trainer.TrainEpoch(epoch, Schedule, Stop);
        return Save(trainer);
    }

    private static NetworkTrainer Create(Architecture architecture, TrainingSpec spec, long seed = 5) =>
        new(architecture, spec, seed, Samples, Normalization, ComputeChoice.Of(spec));

    private static NetworkTrainer Create(Architecture architecture, TrainingSpec spec, long seed, long like)
    {
        var trainer = Create(architecture, spec, like);
        using var scope = torch.NewDisposeScope();
        using var _ = torch.no_grad();
        // Other weights than the seed's, so that only what is loaded can make the two agree.
        torch.manual_seed(seed);
        foreach (var (name, value) in trainer.Module.State)
            value.add_(torch.rand_like(value));
        return trainer;
    }

    private static byte[] Save(NetworkTrainer trainer)
    {
        var (notes, tensors) = (new Dictionary<string, string>(), new Dictionary<string, SafetensorsEntry>());
        trainer.Save(notes, tensors);
        return new SafetensorsFile(notes, tensors).ToBytes();
    }
}
