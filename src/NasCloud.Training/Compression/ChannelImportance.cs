using NasCloud.Core.Architectures;
using NasCloud.Models.Networks;
using NasCloud.Models.Pruning;
using NasCloud.Training.Loops;
using NasCloud.Training.Modules;
using NasCloud.Training.Results;
using NasCloud.Training.Samples;
using TorchSharp;

namespace NasCloud.Training.Compression;

/// <summary>What it costs to remove a group of channels, estimated without removing it.</summary>
/// <remarks>
/// To remove channels is to make the weights zero by which others read them. To first order that changes the loss of a batch by the
/// sum of those weights times their gradients; its square, averaged over batches, is the importance (Molchanov et al. 2019,
/// arXiv 1906.10771). It is in units of the loss, so that layers compare as they are, and it sees the whole group: sums, gates
/// and what the function that is applied makes of zeros. Batches are small, since at the end of training gradients of large
/// ones cancel out.
/// </remarks>
internal static class ChannelImportance
{
    private const int BatchSize = 16;
    private const int MostBatches = 128;

    /// <summary>Measures all groups.</summary>
    /// <param name="network">The network.</param>
    /// <param name="groups">Its groups.</param>
    /// <param name="samples">Training samples, at least one.</param>
    /// <param name="seed">Fixes which of them are looked at.</param>
    /// <param name="labelSmoothing">That of the loss that it was trained with.</param>
    /// <param name="device">Where to compute.</param>
    /// <param name="pulse">Looked at before each batch.</param>
    /// <returns>A number for each group, from 0.</returns>
    public static double[] Measure(
        TrainedNetwork network, ChannelGroups groups, SampleStore samples, long seed, double labelSmoothing, torch.Device device, Pulse pulse)
    {
        using var scope = torch.NewDisposeScope();
        using var module = TrainedNetworks.Load(network, device);
        using var loader = new BatchLoader(samples, network.Normalization, device);
        module.eval();
        var readers = Readers(network.Architecture, module);
        var importance = new double[groups.Count];
        foreach (var indices in samples.Shuffled(seed, "importance").Chunk(BatchSize).Take(MostBatches))
        {
            pulse.Check();
            using var step = torch.NewDisposeScope();
            var batch = loader.Load(indices);
            TrainingLoss.Mean(module.forward(batch.Images), batch.Labels, labelSmoothing).backward();
            Add(importance, Changes(groups, readers));
            module.zero_grad();
        }

        return importance;
    }

    /// <summary>The weights by which each channel of a node, or of the input, is read.</summary>
    private static List<(string Node, torch.Tensor Weight)> Readers(Architecture architecture, NetworkModule module)
    {
        var weights = module.Weights.ToDictionary(weight => weight.Name, weight => weight.Value);
        return [.. architecture.Nodes
            .Where(node => node.Operation is Convolution or PointwiseConvolution or Dense)
            .Select(node => (node.Inputs[0], (torch.Tensor)weights[$"{node.Name}.weight"]))];
    }

    /// <summary>By how much the batch's loss would change without each group.</summary>
    private static double[] Changes(ChannelGroups groups, List<(string Node, torch.Tensor Weight)> readers)
    {
        using var _ = torch.no_grad();
        var changes = new double[groups.Count];
        foreach (var (node, weight) in readers)
        {
            // A layer that the answer doesn't depend on has none.
            if (weight.grad is not { } gradient)
                continue;
            var each = (weight * gradient).transpose(0, 1).flatten(1).sum(1).cpu().data<float>();
            foreach (var (group, change) in groups.Of(node).Zip(each))
                changes[group] += change;
        }

        return changes;
    }

    private static void Add(double[] importance, double[] changes)
    {
        for (var group = 0; group < importance.Length; group++)
            importance[group] += changes[group] * changes[group];
    }
}
