using NasCloud.Training.Loops;
using NasCloud.Training.Modules;
using NasCloud.Training.Samples;
using NasCloud.Training.Trials;
using TorchSharp;

namespace NasCloud.Training.Supernets;

/// <summary>Measures a network with weights that were trained elsewhere.</summary>
/// <param name="data">The samples.</param>
/// <param name="seed">Fixes the samples that statistics are gathered on: the same for every network, so that scores compare.</param>
/// <param name="batches">Batches of training samples that statistics are gathered on.</param>
/// <param name="batchSize">Samples a batch.</param>
/// <param name="device">Where networks are.</param>
internal sealed class InheritedWeights(TrialData data, long seed, int batches, int batchSize, torch.Device device)
{
    /// <summary>Gathers the statistics of a network's batch normalizations, since those of other networks don't fit it, and measures it.</summary>
    /// <param name="network">The network; left in evaluation mode.</param>
    /// <param name="samples">What it is measured on.</param>
    /// <param name="pulse">Looked at before each batch.</param>
    public EvaluationResult Evaluate(NetworkModule network, SampleStore samples, Pulse pulse)
    {
        Calibrate(network, pulse);
        return Evaluator.Evaluate(network, samples, data.Normalization, device, pulse);
    }

    private void Calibrate(NetworkModule network, Pulse pulse)
    {
        using var scope = torch.NewDisposeScope();
        using var _ = torch.no_grad();
        using var loader = new BatchLoader(data.Training, data.Normalization, device);
        network.eval();
        var size = Math.Min(batchSize, data.Training.Count);
        // Whole batches alone: all count alike.
        foreach (var (index, indices) in data.Training.Shuffled(seed, "calibration").Chunk(size).Take(Math.Min(batches, data.Training.Count / size)).Index())
        {
            pulse.Check();
            using var step = torch.NewDisposeScope();
            // Each is taken in with the share that it has in those so far.
            network.Calibration = 1.0 / (index + 1);
            network.forward(loader.Load(indices).Images);
        }

        network.Calibration = null;
    }
}
