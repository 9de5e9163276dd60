using NasCloud.Core.Architectures;
using NasCloud.Core.Specs;
using NasCloud.Models.Files;
using NasCloud.Models.Latency;
using NasCloud.Models.Networks;
using NasCloud.Training.Loops;
using NasCloud.Training.Modules;
using NasCloud.Training.Native;
using NasCloud.Training.Samples;
using TorchSharp;

namespace NasCloud.Training.Tests.Loops;

public sealed class GradientShardsTests : IDisposable
{
    private static readonly SampleStore Samples = SampleStore.Of(SampleData.Bars(192));
    private static readonly PixelNormalization Normalization = SampleMoments.OfPixels(Samples);
    private static readonly LearningRateSchedule Schedule = new(Peak: 0.01, WarmUpEpochs: 0.5, Start: 0, End: 6);
    private static readonly TrainingSpec Spec = new() { BatchSize = 96, LabelSmoothing = 0.1, GradientClip = 1, WeightAveraging = 0.9, Precision = "float32" };

    private readonly int _threads = TorchRuntime.Threads;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => TorchRuntime.Initialize(_threads);

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(2, true)]
    public void Compute_NoBatchNormalization_LeavesTheGradientsOfTheWholeBatch(int threads, bool taught)
    {
        var architecture = SampleArchitectures.SmallOf(batchNormalization: false);
        using var scope = torch.NewDisposeScope();
        using var whole = new NetworkModule(architecture, seed: 1, torch.CPU);
        using var divided = new NetworkModule(architecture, seed: 1, torch.CPU);
        using var loader = new BatchLoader(Samples, Normalization, torch.CPU);
        using var teacher = new Teacher(UntrainedNetworks.Of(architecture), new(torch.CPU, torch.ScalarType.Float32));
        var objective = new TrainingObjective(LabelSmoothing: 0.1, taught ? teacher : null);
        using var shards = GradientShards.TryCreate(architecture, divided, batchSize: 97, threads, torch.CPU, objective.Teacher);
        var batch = loader.Load([.. Enumerable.Range(0, 97)]);

        shards!.BeginEpoch(dropout: 1);
        // Twice, since nothing may be left of an earlier step.
        shards.Compute(batch, objective);
        var loss = shards.Compute(batch, objective);
        shards.EndEpoch();
        var expected = objective.Mean(whole, batch);
        expected.backward();

        Assert.Equal(expected.item<float>(), loss, 1e-5);
        foreach (var ((name, one), (_, other)) in whole.Weights.Zip(divided.Weights))
            Assert.True(torch.allclose(one.grad!, other.grad!, rtol: 1e-4, atol: 1e-6), name);
    }

    [Fact]
    public void EndEpoch_BatchNormalization_AveragesTheStatistics()
    {
        var architecture = SampleArchitectures.SmallOf(batchNormalization: true);
        using var scope = torch.NewDisposeScope();
        using var module = new NetworkModule(architecture, seed: 1, torch.CPU);
        using var half = new NetworkModule(architecture, seed: 1, torch.CPU);
        using var otherHalf = new NetworkModule(architecture, seed: 1, torch.CPU);
        using var loader = new BatchLoader(Samples, Normalization, torch.CPU);
        using var shards = GradientShards.TryCreate(architecture, module, batchSize: 64, threads: 2, torch.CPU);
        module.train();

        shards!.BeginEpoch(dropout: 1);
        shards.Compute(loader.Load([.. Enumerable.Range(0, 64)]), new TrainingObjective(LabelSmoothing: 0));
        shards.EndEpoch();
        half.forward(loader.Load([.. Enumerable.Range(0, 32)]).Images);
        otherHalf.forward(loader.Load([.. Enumerable.Range(32, 32)]).Images);

        Assert.NotEmpty(module.Statistics);
        foreach (var (place, (name, value)) in module.Statistics.Index())
            Assert.True(torch.allclose((half.Statistics[place].Value + otherHalf.Statistics[place].Value) / 2, value, rtol: 1e-4, atol: 1e-6), name);
    }

    [Fact]
    public void TryCreate_MoreKernelsThanOneDnnKeeps_IsNull()
    {
        using var scope = torch.NewDisposeScope();
        var architecture = Chain(depth: 80);
        using var module = new NetworkModule(architecture, seed: 1, torch.CPU);

        Assert.Null(GradientShards.TryCreate(architecture, module, batchSize: 128, threads: 2, torch.CPU));
    }

    [Theory]
    [InlineData(1, 128)]
    [InlineData(2, 63)]
    public void TryCreate_NothingToDivide_IsNull(int threads, int batchSize)
    {
        var architecture = SampleArchitectures.Small;
        using var scope = torch.NewDisposeScope();
        using var module = new NetworkModule(architecture, seed: 1, torch.CPU);

        Assert.Null(GradientShards.TryCreate(architecture, module, batchSize, threads, torch.CPU));
    }

    [Fact]
    public void TrainEpoch_SeveralThreads_LearnsAndIsBitIdentical()
    {
        TorchRuntime.Initialize(3);
        var first = Train(epochs: 6, out var accuracy);

        Assert.True(accuracy > 0.98, $"{accuracy}");
        Assert.Equal(first, Train(epochs: 6, out _));
    }

    [Fact]
    public void Load_SeveralThreads_GoesOnAsTheFirstWouldHave()
    {
        TorchRuntime.Initialize(2);
        using var scope = torch.NewDisposeScope();
        using var first = Create();
        first.TrainEpoch(1, Schedule, Stop);
        var checkpoint = SafetensorsFile.Read(Save(first));
        using var second = Create();
        second.Load(checkpoint);

        Assert.Equal(first.TrainEpoch(2, Schedule, Stop), second.TrainEpoch(2, Schedule, Stop));
        Assert.Equal(Save(first), Save(second));
    }

    [Fact]
    public void TrainEpoch_StoppedInTheMidst_CanBeDisposedOf()
    {
        TorchRuntime.Initialize(2);
        using var scope = torch.NewDisposeScope();
        using var stop = new CancellationTokenSource();
        var trainer = Create();

        Assert.Throws<OperationCanceledException>(() => trainer.TrainEpoch(1, Schedule, new Pulse(stop.Token, stop.Cancel)));
        trainer.Dispose();
        Assert.Equal(2, torch.get_num_threads());
    }

    private static Architecture Chain(int depth)
    {
        var builder = new ArchitectureBuilder(Samples.Shape);
        foreach (var layer in Enumerable.Range(1, depth))
            builder.Then($"conv{layer}", new Convolution(4, 3));
        builder.Then("vector", new GlobalAveragePooling());
        builder.Then("output", new Dense(3));
        return builder.Build();
    }

    private static byte[] Train(int epochs, out double accuracy)
    {
        using var scope = torch.NewDisposeScope();
        using var trainer = Create();
        foreach (var epoch in Enumerable.Range(1, epochs))
            trainer.TrainEpoch(epoch, Schedule, Stop);
        accuracy = Evaluator.Evaluate(trainer.Module, Samples, Normalization, torch.CPU, Stop).Accuracy;
        return Save(trainer);
    }

    private static NetworkTrainer Create() =>
        new(SampleArchitectures.SmallOf(batchNormalization: true, dropout: 0.1), Spec, seed: 5, Samples, Normalization, ComputeChoice.Of(Spec));

    private static byte[] Save(NetworkTrainer trainer)
    {
        var (notes, tensors) = (new Dictionary<string, string>(), new Dictionary<string, SafetensorsEntry>());
        trainer.Save(notes, tensors);
        return new SafetensorsFile(notes, tensors).ToBytes();
    }
}
