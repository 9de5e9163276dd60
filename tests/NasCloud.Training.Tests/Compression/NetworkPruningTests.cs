using NasCloud.Core.Architectures;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Specs;
using NasCloud.Models.Networks;
using NasCloud.Models.Pruning;
using NasCloud.Training.Compression;
using NasCloud.Training.Loops;
using NasCloud.Training.Results;
using NasCloud.Training.Samples;
using NasCloud.Training.Trials;
using TorchSharp;
using Activation = NasCloud.Core.Architectures.Activation;

namespace NasCloud.Training.Tests.Compression;

public sealed class NetworkPruningTests
{
    private static readonly SampleStore Training = SampleStore.Of(SampleData.Bars(192));
    private static readonly SampleStore Validation = SampleStore.Of(SampleData.Bars(90, seed: 2));
    private static readonly TrialData Data = new(Training, Validation, SampleMoments.Measure(Training));
    private static readonly TrainingSpec Spec = new() { BatchSize = 32, Optimizer = new(LearningRate: 0.01) };
    private static readonly Lazy<TrainedNetwork> Network = new(Train);

    [Fact]
    public void Prune_NetworkWithChannelsToSpare_LeavesASmallerOneThatIsAsGood()
    {
        var pruned = Prune(largestLoss: 0.05);

        Assert.NotNull(pruned.Network);
        var (before, after) = (ChannelGroups.Of(Network.Value.Architecture).Channels, ChannelGroups.Of(pruned.Network.Architecture).Channels);
        Assert.True(after <= 0.7 * before, $"{after} of {before} channels are left.");
        Assert.Equal(after, pruned.Steps.Last(step => step.IsKept).Channels);
        Assert.True(Accuracy(pruned.Network) >= Accuracy(Network.Value) - 0.05);
    }

    [Fact]
    public void Prune_FirstStepLosesTooMuch_UndoesItAndSaysWhatItLost()
    {
        var pruned = Prune(largestLoss: -1.5);

        Assert.Null(pruned.Network);
        var step = Assert.Single(pruned.Steps);
        Assert.Equal((ModelKind.Pruned.Name, false), (step.Model, step.IsKept));
        Assert.InRange(step.AccuracyLoss!.Value, -1, 1);
    }

    [Fact]
    public void Prune_SameSeed_GivesTheSameNetwork()
    {
        var (first, second) = (Prune(largestLoss: 0.05), Prune(largestLoss: 0.05));

        Assert.Equal(first.Steps, second.Steps);
        Assert.Equal(first.Network!.Architecture, second.Network!.Architecture);
        Assert.All(first.Network.Weights, weight => Assert.Equal(weight.Value.Values.ToArray(), second.Network.Weights[weight.Key].Values.ToArray()));
    }

    [Fact]
    public void Prune_NoTimeLeft_TrainsNothingAndSaysSo()
    {
        var pruned = Prune(largestLoss: 1, TimeSpan.Zero);

        Assert.Null(pruned.Network);
        Assert.Equal("there was no time left to train it", Assert.Single(pruned.Steps).Problem);
    }

    [Fact]
    public void Prune_AskedToStop_Stops()
    {
        using var stop = new CancellationTokenSource();
        var beats = 0;

        Assert.ThrowsAny<OperationCanceledException>(() => Prune(1, pulse: new(stop.Token, () =>
        {
            if (++beats == 20)
                stop.Cancel();
        })));
    }

    private static PrunedNetwork Prune(double largestLoss, TimeSpan? timeLimit = null, Pulse pulse = default)
    {
        var settings = new PruningSettings(Spec, largestLoss, Epochs: 2, Seed: 5, new(torch.CPU, torch.ScalarType.Float32)) { TimeLimit = timeLimit, SecondsPerEpoch = 1 };
        return new NetworkPruning(settings, Data, Validation, TimeProvider.System).Prune(Network.Value, pulse);
    }

    private static double Accuracy(TrainedNetwork network)
    {
        using var model = new TrainedModel(network);
        return model.Evaluate(SampleData.Bars(90, seed: 2)).Accuracy;
    }

    private static TrainedNetwork Train()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 8, 8));
        builder.Then("conv", new Convolution(16, 3, Stride: 2, Bias: false));
        builder.Then("norm", new BatchNormalization());
        builder.Then("relu", new Activation(ActivationFunction.Relu));
        builder.Then("flatten", new Flatten());
        builder.Then("hidden", new Dense(16));
        builder.Then("hiddenRelu", new Activation(ActivationFunction.Relu));
        builder.Then("dense", new Dense(3));
        using var scope = torch.NewDisposeScope();
        using var trainer = new NetworkTrainer(builder.Build(), Spec, seed: 1, Training, Data.Normalization, new(torch.CPU, torch.ScalarType.Float32));
        for (var epoch = 1; epoch <= 8; epoch++)
            trainer.TrainEpoch(epoch, new(0.01, 0.5, 0, 8), CancellationToken.None);
        return TrainedNetworks.Of(builder.Build(), trainer.Result, Data.Normalization, ["top", "middle", "bottom"]);
    }
}
