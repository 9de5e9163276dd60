using NasCloud.Core.Collections;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Results;
using NasCloud.Models.Networks;
using NasCloud.Models.Pruning;
using NasCloud.Training.Loops;
using NasCloud.Training.Results;
using NasCloud.Training.Samples;
using NasCloud.Training.Trials;
using TorchSharp;

namespace NasCloud.Training.Compression;

/// <summary>Removes channels from a trained network step by step, and trains what is left, for as long as that costs little accuracy.</summary>
/// <remarks>
/// Each step removes about a seventh of the channels that are left, those of least <see cref="ChannelImportance"/>, and trains on from the
/// weights of the rest. The first step that loses more than is allowed is undone and is the last.
/// </remarks>
/// <param name="settings">How.</param>
/// <param name="data">What is trained on.</param>
/// <param name="judges">The samples whose accuracy decides, at least one; never test data.</param>
/// <param name="time">Measures how long it takes.</param>
internal sealed class NetworkPruning(PruningSettings settings, TrialData data, SampleStore judges, TimeProvider time)
{
    private const double ShareOfAStep = 0.15;

    // What is left has a seventh of the channels then.
    private const int MostSteps = 12;

    // A network that has learned needs no rate as high as fresh weights do, yet more than a tenth of it (Le and Hua 2021, arXiv 2105.03193).
    private const double ShareOfLearningRate = 0.3;

    private readonly long _begun = time.GetTimestamp();
    private double _secondsPerEpoch = settings.SecondsPerEpoch;

    /// <summary>How many epochs there is time for.</summary>
    private int EpochsInTime => settings.TimeLimit is { } limit && _secondsPerEpoch > 0
        ? (int)Math.Clamp((limit - time.GetElapsedTime(_begun)).TotalSeconds / _secondsPerEpoch, 0, settings.Epochs)
        : settings.Epochs;

    /// <summary>Prunes a network.</summary>
    /// <param name="network">The network; it stays as it is.</param>
    /// <param name="pulse">Looked at between batches.</param>
    public PrunedNetwork Prune(TrainedNetwork network, Pulse pulse)
    {
        var (before, selection) = (Accuracy(network, pulse), new ChannelSelection(network.Architecture));
        var steps = new List<CompressionStep>();
        TrainedNetwork? smallest = null;
        while (steps.Count < MostSteps && Smaller(smallest ?? network, selection, steps.Count, pulse) is { } smaller)
        {
            var (step, trained) = TryStep(smaller, network, before, steps.Count, pulse);
            steps.Add(step);
            if (!step.IsKept)
                break;
            smallest = trained;
        }

        return new(smallest, steps.ToValueArray());
    }

    private (CompressionStep Step, TrainedNetwork? Network) TryStep(TrainedNetwork smaller, TrainedNetwork original, double before, int number, Pulse pulse)
    {
        var step = new CompressionStep(ModelKind.Pruned.Name, IsKept: false) { Channels = ChannelGroups.Of(smaller.Architecture).Channels };
        if (settings.Epochs > 0 && EpochsInTime == 0)
            return (step with { Problem = "there was no time left to train it" }, null);
        try
        {
            var trained = Train(smaller, original, number, pulse);
            var loss = before - Accuracy(trained, pulse);
            return (step with { IsKept = loss <= settings.LargestLoss, AccuracyLoss = loss }, trained);
        }
        catch (DivergedException exception)
        {
            return (step with { Problem = $"its training diverged: {exception.Message}" }, null);
        }
    }

    /// <summary>The network with fewer channels, untrained; null where no more can go.</summary>
    private TrainedNetwork? Smaller(TrainedNetwork network, ChannelSelection selection, int number, Pulse pulse)
    {
        var groups = ChannelGroups.Of(network.Architecture);
        var importance = ChannelImportance.Measure(
            network, groups, data.Training, Seed(number), settings.Training.LabelSmoothing, settings.Compute.Device, pulse);
        var removed = selection.Choose(network.Architecture, groups, importance, (int)Math.Ceiling(groups.Channels * ShareOfAStep));
        return removed.Count == 0 ? null : ChannelPruner.Remove(network, groups, removed);
    }

    private TrainedNetwork Train(TrainedNetwork network, TrainedNetwork original, int number, Pulse pulse)
    {
        if (settings.Epochs == 0)
            return network;
        using var scope = torch.NewDisposeScope();
        using var teacher = new Teacher(original, settings.Compute);
        using var trainer = new NetworkTrainer(network.Architecture, settings.Training, Seed(number), data.Training, network.Normalization, settings.Compute, teacher);
        trainer.Begin(network.Weights);
        var epochs = EpochsInTime;
        var schedule = new LearningRateSchedule(settings.Training.Optimizer.LearningRate * ShareOfLearningRate, settings.Training.WarmUpEpochs, 0, epochs);
        for (var epoch = 1; epoch <= schedule.Pace.LastEpoch(epochs); epoch++)
        {
            var begun = time.GetTimestamp();
            trainer.TrainEpoch(epoch, schedule, pulse);
            _secondsPerEpoch = time.GetElapsedTime(begun).TotalSeconds;
            if (settings.TimeLimit is not null && epoch < epochs)
                schedule = schedule with { Pace = schedule.Pace.Within(epoch, epochs, Math.Max(1, EpochsInTime)) };
        }

        return TrainedNetworks.Of(network.Architecture, trainer.Result, network.Normalization, network.Classes) with { Table = network.Table };
    }

    private double Accuracy(TrainedNetwork network, Pulse pulse)
    {
        using var scope = torch.NewDisposeScope();
        using var module = TrainedNetworks.Load(network, settings.Compute.Device);
        return Evaluator.Evaluate(module, judges, network.Normalization, settings.Compute.Device, pulse).Accuracy;
    }

    private long Seed(int number) => RandomStream.Seed(settings.Seed, "prune", number);
}
